import { codeSpans } from './code-spans.ts'
import { sentenceEnds } from './sentence-ends.ts'
import { findSpans, type Span } from './spans.ts'

/** The sentences of a text, white space and all: joined they are the text. Never cut inside a protected span. */
export function splitSentences(text: string, glossary: readonly string[] = []): string[] {
  let start = 0
  return sentenceEnds(text, findSpans(text, glossary)).map((end) => {
    const sentence = text.slice(start, end)
    start = end
    return sentence
  })
}

/** How far from the middle a boundary is looked for: a whole megabyte need not be read to halve it. */
const REACH_CHARACTERS = 2000

/**
 * Two parts at the best boundary near the middle: the end of a sentence, else a comma or the like, else a space, else
 * the edge of a protected span, else between two characters. Both have something in them from two characters on.
 */
export function halve(text: string): [string, string] {
  const middle = Math.floor(text.length / 2)
  const from = Math.max(0, middle - REACH_CHARACTERS)
  const near = text.slice(from, middle + REACH_CHARACTERS)
  const spans = spansNear(text, near, from)
  const ranked = [sentenceEnds(near, spans), after(near, /[;:,–—、，；：]\s*/gu), after(near, /\s+/gu)]
  const edges = spans.flatMap(({ start, end }) => [start, end])
  const margin = near.length / 10
  const inside = (at: number) => at >= margin && at <= near.length - margin
  const choices = [...ranked.map((ends) => ends.filter(inside)), ranked.flat(), edges]
  for (const ends of choices) {
    const cut = nearest(
      ends.filter((at) => isFree(at, near.length, spans)),
      middle - from,
    )
    if (cut !== undefined) return [text.slice(0, from + cut), text.slice(from + cut)]
  }
  const cut = betweenCharacters(text, middle)
  return [text.slice(0, cut), text.slice(cut)]
}

/** Spans by their place in `near`; a fence may begin and end far outside of it. */
function spansNear(text: string, near: string, from: number): Span[] {
  const code = codeSpans(text)
    .map(({ start, end, kind }) => ({
      start: Math.max(0, start - from),
      end: Math.min(near.length, end - from),
      kind,
    }))
    .filter(({ start, end }) => start < end)
  const outside = (span: Span) => !code.some((one) => one.start < span.end && span.start < one.end)
  return [...code, ...findSpans(near).filter((span) => span.kind !== 'code' && outside(span))].sort(
    (a, b) => a.start - b.start,
  )
}

function after(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map((match) => match.index + match[0].length)
}

function isFree(at: number, length: number, spans: readonly Span[]): boolean {
  return at > 0 && at < length && !spans.some(({ start, end }) => start < at && at < end)
}

function nearest(places: readonly number[], middle: number): number | undefined {
  return places.reduce<number | undefined>(
    (best, at) => (best === undefined || Math.abs(at - middle) < Math.abs(best - middle) ? at : best),
    undefined,
  )
}

/** A place near the middle that does not part a character from its accents, joiners or other half. */
function betweenCharacters(text: string, middle: number): number {
  const from = Math.max(0, middle - 50)
  const near = text.slice(from, middle + 50)
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
  const starts = [...segmenter.segment(near)].map(({ index }) => from + index)
  const places = starts.filter((at) => at > 0 && (at > from || from === 0))
  return nearest(places, middle) ?? Math.max(1, middle)
}
