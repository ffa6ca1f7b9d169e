import type { Highlight, Reply } from '../../../src/contract/reply.ts'
import { LIMITS } from '../limits.ts'
import { bold, isVisible, markdown, words } from '../markdown.ts'
import { fieldLine, pointLine, sectionLines } from './lines.ts'
import { PHRASES, type View } from './view.ts'

/** What the reply says below its title, as Markdown of any length; `chart` is the chart in words. */
export function descriptionOf(reply: Reply, view: View, chart: string): string {
  const groups = [
    [markdown(reply.text ?? '').trim()],
    [reasonsOf(reply.highlights ?? [], view)],
    (reply.points ?? []).map((point) => pointLine(point, view)),
    ...(reply.sections ?? []).map((section) => [sectionLines(section, view)]),
    (reply.fields ?? []).map(fieldLine),
    // Last, because Discord shows the picture below the description.
    [chart],
  ]
  const texts = groups.map((lines) => lines.filter((line) => line !== '').join('\n'))
  return texts.filter(isVisible).join('\n\n')
}

function reasonsOf(highlights: Highlight[], { phrases = PHRASES }: View): string {
  const strongest = highlights
    .filter(({ weight }) => Math.abs(weight) >= 0.01)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, LIMITS.reasons)
  if (strongest.length === 0) return ''
  const reasons = strongest.map(({ text, weight }) => {
    const points = Math.round(Math.abs(weight) * 100)
    return weight > 0 ? `${bold(words(text))}\u00a0+${points}` : `${words(text)}\u00a0−${points}`
  })
  return `${phrases.because} ${reasons.join(', ')}`
}
