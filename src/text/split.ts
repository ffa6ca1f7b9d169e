interface Atom {
  start: number
  end: number
}

const FENCE = '```'
/** Code fences, tokens, entities and emoji: what is cut only when it is longer than a piece. */
const ATOM = /```[\s\S]*?```|<[^<>\n`]*>|&(?:amp|lt|gt);|:[a-z0-9_+'-]{1,100}:/g

/** Where a text is best cut, the best first; each pattern ends where the next piece begins. */
const BREAKS = [/\n[^\S\n]*\n\s*/g, /\n/g, /[.!?…]+["'’”»)\]]*\s+|[。！？]+[」』”）]*\s*/g, /\s+/g]

/**
 * Cuts chat markup (of Slack or Discord) into pieces of at most `size` characters (UTF-16, at least 20). Joined, the pieces are the text again, but for
 * the fences that are closed and opened where code longer than a piece is cut. Code that long has its pieces to itself.
 */
export function split(text: string, size: number): string[] {
  const pieces: string[] = []
  let start = 0
  for (const { start: from, end } of atomsOf(text)) {
    if (end - from <= size || !text.startsWith(FENCE, from)) continue
    pieces.push(...cut(text.slice(start, from), size), ...cutFence(text.slice(from, end), size))
    start = end
  }
  return [...pieces, ...cut(text.slice(start), size)]
}

/** A text cut to `size` characters where `split` would, with `…` at the end. */
export function shorten(text: string, size: number): string {
  return text.length <= size ? text : `${split(text, size - 1)[0]!.trimEnd()}…`
}

function cutFence(fence: string, size: number): string[] {
  const code = fence.slice(FENCE.length, -FENCE.length)
  return cut(code, size - 2 * FENCE.length).map((piece) => `${FENCE}${piece}${FENCE}`)
}

function cut(text: string, size: number): string[] {
  const atoms = atomsOf(text).filter(({ start, end }) => end - start <= size)
  const pieces: string[] = []
  let start = 0
  while (text.length - start > size) {
    const end = cutBetween(text, start, start + size, atoms)
    pieces.push(text.slice(start, end))
    start = end
  }
  return start < text.length ? [...pieces, text.slice(start)] : pieces
}

function atomsOf(text: string): Atom[] {
  return [...text.matchAll(ATOM)].map(({ 0: { length }, index }) => ({ start: index, end: index + length }))
}

/** The best place after `start` and not after `end`: no break that leaves a piece less than half full is worth it. */
function cutBetween(text: string, start: number, end: number, atoms: readonly Atom[]): number {
  const near = atoms.filter((atom) => atom.end > start && atom.start < end)
  const last = atomAround(near, end)?.start ?? end
  const least = (start + last) / 2
  for (const pattern of BREAKS) {
    const ends = [...text.slice(start, last).matchAll(pattern)].map(
      (match) => start + match.index + match[0].length,
    )
    const found = ends.findLast((at) => at >= least && atomAround(near, at) === undefined)
    if (found !== undefined) return found
  }
  return cutAnywhere(text, start, last, near)
}

function atomAround(atoms: readonly Atom[], at: number): Atom | undefined {
  return atoms.find(({ start, end }) => start < at && at < end)
}

const CHARACTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** No emoji is longer; a heap of accents may be, and is cut. */
const LONGEST_CHARACTER = 64

/** The last place not after `end` that is not inside of what people see as one character. */
function cutAnywhere(text: string, start: number, end: number, atoms: readonly Atom[]): number {
  const around = text.slice(start, end + LONGEST_CHARACTER)
  const character = start + (CHARACTERS.segment(around).containing(end - start)?.index ?? end - start)
  const at = atomAround(atoms, character)?.start ?? character
  if (at > start) return at
  return /[\ud800-\udbff]/.test(text[end - 1]!) ? end - 1 : end
}
