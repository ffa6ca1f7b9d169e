import { type Mark, marksOf, needsSpace, properSpaces, spaceBetween } from './spacing.ts'
import type { Span } from './spans.ts'

export { findSpans, type Span } from './spans.ts'

/** Names the token that stands for the span with this index. */
export type Sentinel = (index: number) => string

/**
 * Replaces spans by sentinels. Neighbours without a word between them share one, so `originals` may be shorter than
 * `spans`. Unusual white space, and letters glued to a span, go into the original: `restore` may then tidy the rest.
 */
export function mask(
  text: string,
  spans: readonly Span[],
  sentinel: Sentinel,
): { masked: string; originals: string[] } {
  const originals: string[] = []
  let masked = ''
  let end = 0
  for (const [index, group] of groupsOf(text, spans).entries()) {
    masked += text.slice(end, group.start) + sentinel(index)
    originals.push(text.slice(group.start, group.end))
    end = group.end
  }
  return { masked: masked + text.slice(end), originals }
}

/** Spans with nothing or only spaces between them as one, each with the letters and odd spaces that it takes along. */
function groupsOf(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last !== undefined && mayJoin(last, span) && isBlank(text, last.end, span.start)) last.end = span.end
    else joined.push({ ...span })
  }
  const groups: Span[] = []
  for (const [index, group] of joined.entries()) {
    const last = groups.at(-1)
    const start = takeLeft(text, group, last?.end ?? 0)
    const end = takeRight(text, group, joined[index + 1]?.start ?? text.length)
    if (last !== undefined && start === last.end && mayJoin(last, group)) last.end = end
    else groups.push({ start, end, kind: group.kind })
  }
  return groups
}

/** Marks stay single: the spaces beside them depend on their partner. */
const mayJoin = (left: Span, right: Span) => left.kind !== 'format' && right.kind !== 'format'

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(text[at])) return false
  return true
}

function takeLeft(text: string, { start, end, kind }: Span, limit: number): number {
  let from = start
  const original = text.slice(start, end)
  while (kind !== 'format' && from > limit && needsSpace(text[from - 1]!, original, 'left')) from--
  let outer = from
  while (outer > limit && isSpace(text[outer - 1])) outer--
  const neighbour = outer === limit && limit > 0 ? 'x' : (text[outer - 1] ?? '')
  const proper = properSpaces(neighbour, text.slice(outer, from), ' ', 'left')
  return outer + proper.length
}

function takeRight(text: string, { start, end, kind }: Span, limit: number): number {
  let to = end
  const original = text.slice(start, end)
  while (kind !== 'format' && to < limit && needsSpace(text[to]!, original, 'right')) to++
  let outer = to
  while (outer < limit && isSpace(text[outer])) outer++
  const neighbour = outer === limit && limit < text.length ? 'x' : (text[outer] ?? '')
  const proper = properSpaces(neighbour, text.slice(to, outer), ' ', 'right')
  return outer - proper.length
}

const isSpace = (character: string | undefined) => character === ' ' || character === '\t'

/**
 * Puts the originals back in the places of their sentinels, with tidy spaces around them. Undefined unless each
 * sentinel came back exactly once and nothing that looks like a sentinel is left.
 */
export function restore(
  output: string,
  originals: readonly string[],
  sentinel: Sentinel,
): string | undefined {
  const { pattern, fence } = shapeOf(sentinel)
  // With one group the odd parts are indices, the even ones the text between sentinels.
  const parts = output.split(pattern)
  const texts = parts.filter((_, position) => position % 2 === 0)
  const order = parts.filter((_, position) => position % 2 === 1).map(Number)
  const complete = order.length === originals.length && new Set(order).size === order.length
  if (!complete || order.some((index) => index >= originals.length)) return undefined
  if (fence.some((edge) => texts.some((text) => text.includes(edge)))) return undefined
  const found = order.map((index) => originals[index]!)
  const marks = marksOf(found)
  return texts.map((text, index) => spaced(text, index, found, marks) + (found[index] ?? '')).join('')
}

/** How a sentinel looks, spaces inside allowed, and its edge characters, which must not be left over. */
function shapeOf(sentinel: Sentinel): { pattern: RegExp; fence: string[] } {
  const [before = '', after = ''] = sentinel(0).split('0')
  const escaped = [before, after].map((edge) => edge.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  return {
    pattern: new RegExp(`${escaped[0]}\\s?(\\d{1,4})\\s?${escaped[1]}`, 'g'),
    fence: [before, after].filter((edge) => /^[^\w\s]+$/.test(edge)),
  }
}

/** The text between two sentinels, its outer spaces as they should be next to the originals beside it. */
function spaced(
  text: string,
  index: number,
  found: readonly string[],
  marks: readonly (Mark | undefined)[],
): string {
  const [left, right] = [found[index - 1], found[index]]
  const [openLeft, closeRight] = [marks[index - 1] === 'open', marks[index] === 'close']
  if (left === undefined && right === undefined) return text
  const start = outerSpaces(text, 1)
  if (start.length === text.length) {
    if (left === undefined || right === undefined || openLeft || closeRight) return ''
    return text[0] ?? spaceBetween(left, right)
  }
  const end = outerSpaces(text, -1)
  const words = text.slice(start.length, text.length - end.length)
  const before = left === undefined ? start : properSpaces(words[0]!, start, left, 'right', marks[index - 1])
  const after = right === undefined ? end : properSpaces(words.at(-1)!, end, right, 'left', marks[index])
  return before + words + after
}

function outerSpaces(text: string, step: 1 | -1): string {
  let length = 0
  while (length < text.length && isSpace(text.at(step === 1 ? length : -1 - length))) length++
  return step === 1 ? text.slice(0, length) : text.slice(text.length - length)
}

/**
 * The text as pieces to keep and pieces to translate by themselves, in turn: what is left when the sentinels did not
 * come back. White space and punctuation at the edges stay with the kept pieces.
 */
export function around(text: string, spans: readonly Span[]): { keep: boolean; text: string }[] {
  const pieces: { keep: boolean; text: string }[] = []
  let kept = ''
  let end = 0
  for (const { start, end: after } of [...groupsOf(text, spans), { start: text.length, end: text.length }]) {
    const between = text.slice(end, start)
    const words = wordsOf(between)
    if (words === undefined) kept += between
    else {
      if (kept + words.before !== '') pieces.push({ keep: true, text: kept + words.before })
      pieces.push({ keep: false, text: words.text })
      kept = words.after
    }
    kept += text.slice(start, after)
    end = after
  }
  if (kept !== '') pieces.push({ keep: true, text: kept })
  return pieces
}

/** A stretch with letters, taken apart from the white space and punctuation around it; sentence ends stay with it. */
function wordsOf(text: string): { before: string; text: string; after: string } | undefined {
  const first = /\p{L}/u.exec(text)?.index
  if (first === undefined) return undefined
  const after = text.length - text.trimEnd().length
  const end = text.length - after
  return { before: text.slice(0, first), text: text.slice(first, end), after: text.slice(end) }
}
