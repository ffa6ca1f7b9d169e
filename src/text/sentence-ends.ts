import { ABBREVIATIONS, BEFORE_NUMBER, BEFORE_ORDINAL, TITLES } from './abbreviations.ts'
import { sentenceSegments } from './sentence-segments.ts'
import type { Span } from './spans.ts'

const escaped = (words: readonly string[]) => words.map((word) => word.replaceAll('.', '\\.')).join('|')
const BEFORE = String.raw`(?:^|[\s("«„“'’\[])`
const ABBREVIATED = new RegExp(`${BEFORE}(?:${escaped(ABBREVIATIONS)})\\.\\s*$`, 'iu')
const TITLED = new RegExp(`${BEFORE}(?:${escaped(TITLES)}|(?!I)\\p{Lu})\\.\\s*$`, 'u')
const NUMBERED = new RegExp(`${BEFORE}(?:${escaped(BEFORE_NUMBER)})\\.\\s*$`, 'iu')
const ORDINAL = new RegExp(`${BEFORE}(?:${escaped(BEFORE_ORDINAL)})\\s+\\d{1,2}\\.\\s+$`, 'iu')
const LIST_NUMBER = /(?:^|\n)[ \t>*-]*\d{1,3}\.\s*$/u
const LINE_END = /[\n\r\u2028\u2029]$/u
/** The longest rule above looks back no further than this. */
const LOOK_BACK = 40

/**
 * Where sentences end, the end of the text included: at line breaks, and where Unicode's rules say so unless an
 * abbreviation, a number or a protected span says otherwise. Emoji after a full stop belong to the sentence before.
 */
export function sentenceEnds(text: string, spans: readonly Span[]): number[] {
  const ends: number[] = []
  let nextSpan = 0
  for (const { index, segment } of sentenceSegments(hidden(text, spans))) {
    const end = index + segment.length
    while (nextSpan < spans.length && spans[nextSpan]!.start < end) nextSpan++
    const last = ends.at(-1)
    const belongsBefore = last !== undefined && !LINE_END.test(text.slice(last - 1, last)) && isBare(segment)
    if (belongsBefore) ends.pop()
    const after = afterEmoji(text, end, spans, nextSpan)
    if (end === text.length || !goesOn(text, end)) ends.push(Math.max(after, ends.at(-1) ?? 0))
  }
  if (text !== '' && ends.at(-1) !== text.length) ends.push(text.length)
  return ends.filter((end, position) => end !== ends[position - 1])
}

/**
 * The text with each span as one long capitalised word, so that no boundary falls inside and one may fall before.
 * Formatting marks are like quote marks: a sentence may end before the closing one.
 */
function hidden(text: string, spans: readonly Span[]): string {
  let end = 0
  const parts = spans.map((span) => {
    const part =
      text.slice(end, span.start) + (span.kind === 'format' ? '"' : 'X').repeat(span.end - span.start)
    end = span.end
    return part
  })
  return parts.join('') + text.slice(end)
}

/** Only punctuation: the closing quote or the dots that Unicode's rules cut off. */
function isBare(segment: string): boolean {
  return !/[\p{L}\p{N}]/u.test(segment)
}

function goesOn(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - LOOK_BACK), end)
  if (LINE_END.test(before)) return false
  if (ABBREVIATED.test(before) || TITLED.test(before) || ORDINAL.test(before)) return true
  if (LIST_NUMBER.test(before)) return true
  return NUMBERED.test(before) && /^\d/.test(text.slice(end, end + 1))
}

/** The place after the emoji that follow a sentence on its line. */
function afterEmoji(text: string, end: number, spans: readonly Span[], first: number): number {
  if (LINE_END.test(text.slice(end - 1, end))) return end
  let after = end
  for (let at = first; spans[at]?.kind === 'emoji' && spans[at]!.start === after; at++) {
    after = spans[at]!.end
    while (/[ \t]/.test(text[after] ?? '')) after++
  }
  const lineBreak = /^\r?\n/.exec(text.slice(after, after + 2))?.[0].length ?? 0
  return after === end ? end : after + lineBreak
}
