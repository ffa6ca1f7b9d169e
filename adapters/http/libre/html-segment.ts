import { htmlText, readableText } from './html-text.ts'
import type { HtmlToken } from './html-tokens.ts'

/** A sentence or more of an HTML text, with the tags in it. */
export interface HtmlSegment {
  /** One line to translate; the tags stand in it as `<1>`, `<2>`, … */
  line: string
  /** Its HTML with the line translated; undefined when a tag was lost or the tags are no longer nested. */
  restore(line: string): string | undefined
}

/** A tag's number must fit what the translation protects as one. */
const MOST_TAGS = 999
const MARK = /<(\d{1,3})>/g

/** @returns undefined when there are too many tags. */
export function htmlSegment(tokens: readonly HtmlToken[]): HtmlSegment | undefined {
  const tags = tokens.filter(({ kind }) => kind !== 'text').map(({ text }) => text)
  if (tags.length > MOST_TAGS) return undefined
  let number = 0
  const line = tokens
    .map(({ kind, text }) => (kind === 'text' ? readableText(text) : `<${++number}>`))
    .join('')
  return { line, restore: (translated) => restore(translated, tags) }
}

function restore(line: string, tags: readonly string[]): string | undefined {
  const order = [...line.matchAll(MARK)].map(([, number]) => Number(number))
  const all = new Set(order)
  if (
    order.length !== tags.length ||
    all.size !== tags.length ||
    !order.every((one) => one >= 1 && one <= tags.length)
  )
    return undefined
  if (!isNested(order.map((one) => tags[one - 1]!))) return undefined
  // Split at a group, so that every second piece is a number.
  return line
    .split(MARK)
    .map((piece, index) => (index % 2 === 1 ? tags[Number(piece) - 1]! : htmlText(piece)))
    .join('')
}

/** Whether every end tag closes the last open one. Tags that were never closed do not matter. */
function isNested(tags: readonly string[]): boolean {
  const names = tags.map((tag) => /^<(\/?)([a-z][^\s/>]*)/i.exec(tag))
  const closed = new Set(names.filter((match) => match?.[1] === '/').map((match) => match![2]!.toLowerCase()))
  const open: string[] = []
  return names.every((match) => {
    const name = match?.[2]?.toLowerCase()
    if (match === null || name === undefined || !closed.has(name)) return true
    if (match[1] === '') return open.push(name) > 0
    return open.pop() === name
  })
}
