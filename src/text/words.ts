import { findSpans } from './spans.ts'

/** A word in its text: `text.slice(start, end)`. */
export interface Word {
  text: string
  start: number
  end: number
}

/** The words of a text in order; a mention, link, code span or emoji is one word. Punctuation is none. */
export function words(text: string): Word[] {
  const units = findSpans(text)
    .filter((span) => span.kind !== 'format' && span.kind !== 'bracket')
    .map(({ start, end }) => ({ text: text.slice(start, end), start, end }))
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
  const plain: Word[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(blank(text, units))) {
    if (isWordLike) plain.push({ text: segment, start: index, end: index + segment.length })
  }
  return [...units, ...plain].sort((a, b) => a.start - b.start)
}

/** The text with one word left out, and one of the spaces that stood on both sides of it. */
export function without(text: string, word: Pick<Word, 'start' | 'end'>): string {
  const before = text.slice(0, word.start)
  const after = text.slice(word.end)
  const spaceBefore = before === '' || /\s$/.test(before)
  return before + (spaceBefore ? after.replace(/^[ \t]/, '') : after)
}

function blank(text: string, units: readonly Word[]): string {
  let end = 0
  const parts = units.map((unit) => {
    const part = text.slice(end, unit.start) + ' '.repeat(unit.end - unit.start)
    end = unit.end
    return part
  })
  return parts.join('') + text.slice(end)
}
