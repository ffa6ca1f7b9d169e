import type { Piece } from '../../text/outline.ts'

/** One sentence to translate and the layout around it. */
export interface Segment {
  before: string
  sentence: string
  after: string
}

/** The sentences of an outline, each with what stands behind it, the first also with what stands before it. */
export function segmentsOf(outlined: readonly Piece[]): Segment[] {
  const segments: Segment[] = []
  let before = ''
  for (const { kind, text } of outlined) {
    const last = segments.at(-1)
    if (kind === 'translate') {
      segments.push({ before, sentence: text, after: '' })
      before = ''
    } else if (last) last.after += text
    else before += text
  }
  return segments
}
