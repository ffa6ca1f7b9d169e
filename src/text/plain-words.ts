import { findSpans } from './protect.ts'

const WORDLIKE = new Set(['number', 'identifier', 'bracket'])

/** The text without mentions, links, code and emoji: what a classifier of words should see. */
export function plainWords(text: string): string {
  let end = 0
  let words = ''
  for (const span of findSpans(text, [])) {
    if (WORDLIKE.has(span.kind)) continue
    words += text.slice(end, span.start)
    end = span.end
  }
  words += text.slice(end)
  const tidy = words.replace(/\s+/gu, ' ').trim()
  return /[\p{L}\p{N}]/u.test(tidy) ? tidy : ''
}
