/** Read at once: Intl.Segmenter's time grows with the square of the length (1 MB took minutes). */
const WINDOW_CHARACTERS = 4000

/** Unicode's sentences of a text, window by window; the last of a window is read again with what follows it. */
export function* sentenceSegments(text: string): Generator<{ index: number; segment: string }> {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  let start = 0
  let size = WINDOW_CHARACTERS
  while (start < text.length) {
    const last = start + size >= text.length
    const segments = [...segmenter.segment(text.slice(start, start + size))]
    const whole = last ? segments : segments.slice(0, -1)
    for (const { index, segment } of whole) yield { index: start + index, segment }
    const end = whole.at(-1)
    if (last) return
    start += end ? end.index + end.segment.length : 0
    // A sentence longer than the window: look further.
    size = end ? WINDOW_CHARACTERS : size * 2
  }
}
