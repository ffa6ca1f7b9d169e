import { coreOf, type Sentence } from './sentence-core.ts'
import { sentenceEnds } from './sentence-ends.ts'
import { findSpans, type Span } from './spans.ts'

/** A stretch of a text that stays as it is, or one sentence to translate. */
export interface Piece {
  kind: 'keep' | 'translate'
  text: string
}

/** A text taken apart into layout and sentences; joined, the pieces are the text. */
export function outline(text: string, glossary: readonly string[] = []): Piece[] {
  const spans = findSpans(text, glossary)
  const fences = spans.filter((span) => span.kind === 'code' && text.startsWith('```', span.start))
  const cuts = [...sentenceEnds(text, spans), ...fences.flatMap(({ start, end }) => [start, end])]
  const ends = [...new Set(cuts)].filter((at) => at > 0).sort((a, b) => a - b)
  const pieces: Piece[] = []
  let start = 0
  let first = 0
  for (const end of ends) {
    while (first < spans.length && spans[first]!.end <= start) first++
    let last = first
    while (last < spans.length && spans[last]!.start < end) last++
    const sentence = { text, start, end, spans: spans.slice(first, last) }
    for (const piece of sentencePieces(sentence)) add(pieces, piece)
    start = end
  }
  return pieces
}

function add(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1)
  if (piece.text === '') return
  if (piece.kind === 'keep' && last?.kind === 'keep') last.text += piece.text
  else pieces.push({ ...piece })
}

/** What stays around the sentence and the sentence; a leading `**Label:**` is a sentence of its own. */
function sentencePieces(sentence: Sentence): Piece[] {
  const { text, start, end, spans } = sentence
  const core = coreOf(sentence)
  const label = labelEnd(core)
  if (label !== undefined) {
    return [
      { kind: 'keep', text: text.slice(start, core.start) },
      ...sentencePieces({ text, start: core.start, end: label, spans: within(spans, core.start, label) }),
      ...sentencePieces({ text, start: label, end, spans: within(spans, label, end) }),
    ]
  }
  return [
    { kind: 'keep', text: text.slice(start, core.start) },
    { kind: hasWords(core) ? 'translate' : 'keep', text: text.slice(core.start, core.end) },
    { kind: 'keep', text: text.slice(core.end, end) },
  ]
}

const within = (spans: readonly Span[], start: number, end: number) =>
  spans.filter((span) => span.start >= start && span.end <= end)

/** The end of a leading label in marks, `**Note:** …` or `*Note*: …`. */
function labelEnd({ text, start, end, spans }: Sentence): number | undefined {
  const open = spans[0]
  if (open?.kind !== 'format' || open.start !== start || text[start] === '[') return undefined
  const mark = text.slice(open.start, open.end)
  const close = spans
    .slice(1)
    .find((span) => span.kind === 'format' && text.slice(span.start, span.end) === mark)
  if (close === undefined || close.end >= end) return undefined
  if (text[close.start - 1] === ':') return close.end
  return text[close.end] === ':' ? close.end + 1 : undefined
}

function hasWords({ text, start, end, spans }: Sentence): boolean {
  let from = start
  for (const span of [...spans, { start: end, end }]) {
    if (/\p{L}/u.test(text.slice(from, span.start))) return true
    from = Math.max(from, span.end)
  }
  return false
}
