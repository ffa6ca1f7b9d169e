/** A formatting mark stands against its words: the opening one before them, the closing one after. */
export type Mark = 'open' | 'close'

/** Which side of a protected span is meant. */
export type Side = 'left' | 'right'

const OPENING = /[([{¿¡“‘]$/u
const CLOSING = /^[,.)\]}…。、]/u
const MARKS = /^(?:\*{1,3}|_{1,3}|~{1,2}|\|\||!?\[|\]\([^\s]*\))$/u
const WORD = /[\p{L}\p{M}\p{N}]/u
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Whether a letter next to a span calls for a space between them; Chinese, Japanese and Thai have none. */
export function needsSpace(neighbour: string, original: string, side: Side): boolean {
  return WORD.test(neighbour) && !UNSPACED.test(neighbour) && standsAlone(original, side)
}

/** Mentions, links, code and numbers are words of their own; emoji, tags and marks may touch a word. */
function standsAlone(original: string, side: Side): boolean {
  if (/^<@|^<#|^<!|^<https?:/u.test(original)) return side === 'left' || original.endsWith('>')
  if (/^<|^&.*;$/u.test(original) || MARKS.test(original)) return false
  return side === 'left' ? /^[\p{L}\p{N}`@#{%$/-]/u.test(original) : /[\p{L}\p{N}`}/]$/u.test(original)
}

/** A space when both originals are words of their own. */
export function spaceBetween(left: string, right: string): string {
  return standsAlone(left, 'right') && standsAlone(right, 'left') ? ' ' : ''
}

/** The spaces that belong between a span and the text on one side of it, when they are `spaces` now. */
export function properSpaces(
  neighbour: string,
  spaces: string,
  original: string,
  side: Side,
  mark?: Mark,
): string {
  const inner = mark === (side === 'left' ? 'close' : 'open')
  const edge = neighbour === '' || neighbour === '\n' || neighbour === '\r'
  if (edge || inner) return ''
  if (spaces === '') return needsSpace(neighbour, original, side) ? ' ' : ''
  const tight = side === 'left' ? OPENING : CLOSING
  return tight.test(neighbour) ? '' : spaces[0]!
}

/** The part each original plays as a formatting mark: of two equal ones the first opens and the second closes. */
export function marksOf(originals: readonly string[]): (Mark | undefined)[] {
  const counts = new Map<string, number>()
  const texts = originals.map((original) => original.trim()).map((text) => (MARKS.test(text) ? text : ''))
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  const open = new Set<string>()
  return texts.map((text) => {
    if (text === '') return undefined
    if (text.startsWith(']')) return 'close'
    if (text.endsWith('[')) return 'open'
    if (counts.get(text)! % 2 === 1) return undefined
    if (open.delete(text)) return 'close'
    open.add(text)
    return 'open'
  })
}
