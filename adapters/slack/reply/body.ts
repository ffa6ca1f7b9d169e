import type { Chart, Highlight, Reply, Trend } from '../../../src/contract/reply.ts'
import { shorten } from '../../../src/text/split.ts'
import { spokenTrend } from '../../../src/text/spoken-trend.ts'
import { trendBars } from '../../../src/text/trend-bars.ts'
import { LIMITS } from '../limits.ts'
import { bold, mrkdwn, words } from '../mrkdwn.ts'
import { fieldLine, pointLine, sectionLines } from './lines.ts'
import { type Part, section, sections } from './part.ts'
import { PHRASES, type View } from './view.ts'

const NO_NAMES = new Map<string, string>()

/** What the reply says, as sections in reading order; never none. */
export function bodyOf(reply: Reply, view: View): Part[] {
  const fields = (reply.fields ?? []).map((field) => fieldLine(field, view))
  const linesWith = (shown: View) => (reply.points ?? []).map((point) => pointLine(point, shown)).join('\n')
  const parts = [
    ...titleOf(reply, view),
    ...sections(mrkdwn(reply.text ?? '', view.names)),
    ...(reply.trend && !view.picture ? trendOf(reply.trend, view) : []),
    ...(reply.chart && !view.picture ? chartOf(reply.chart) : []),
    ...reasonsOf(reply.highlights ?? [], view),
    ...sections(linesWith(view), linesWith({ ...view, silent: true })),
    ...(reply.sections ?? []).flatMap((one) =>
      sections(sectionLines(one, view), sectionLines(one, { ...view, silent: true })),
    ),
    ...sections(fields.join('\n')),
  ]
  return parts.length > 0 ? parts : [section('…')]
}

/** A bold line rather than a header block, which would shout in a busy channel. */
function titleOf(reply: Reply, { names }: View): Part[] {
  const title = words(reply.title, names)
  if (title === '') return []
  const short = shorten(title, LIMITS.titleCharacters)
  // That question to the reader carries an error code, but nothing went wrong.
  const wrong = reply.error !== undefined && reply.error.code !== 'UNSURE_LANGUAGE'
  return [section(`${wrong ? '⚠️  ' : ''}${bold(short)}`, short)]
}

function chartOf({ points, unit }: Chart): Part[] {
  const labels = points.map(({ label }) => words(label, NO_NAMES))
  const widest = Math.max(0, ...labels.map((label) => label.length))
  const rows = points.map(({ value }, index) => {
    const columns = Math.round((Math.min(Math.max(value, 0), 100) / 100) * LIMITS.barColumns)
    const bar = '█'.repeat(columns) + '░'.repeat(LIMITS.barColumns - columns)
    return `${labels[index]!.padEnd(widest)}  ${bar} ${String(value).padStart(3)} ${words(unit, NO_NAMES)}`
  })
  const spoken = points.map(({ value }, index) => `${labels[index]} ${value} ${words(unit, NO_NAMES)}`)
  return sections(`\`\`\`\n${rows.join('\n')}\n\`\`\``, spoken.join(', '))
}

function trendOf(trend: Trend, { phrases = PHRASES }: View): Part[] {
  // Nothing in it ends the fence.
  const bars = mrkdwn(trendBars(trend, phrases.usual).replaceAll('`', 'ˋ'), NO_NAMES)
  return sections(`\`\`\`\n${bars}\n\`\`\``, words(spokenTrend(trend, phrases.usual), NO_NAMES))
}

function reasonsOf(highlights: Highlight[], { names, phrases = PHRASES }: View): Part[] {
  const strongest = highlights
    .filter(({ weight }) => Math.abs(weight) >= 0.01)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, LIMITS.reasons)
  if (strongest.length === 0) return []
  const reasons = strongest.map(({ text, weight }) => {
    const points = Math.round(Math.abs(weight) * 100)
    return weight > 0
      ? `${bold(words(text, names))}\u00a0+${points}`
      : `${words(text, names)}\u00a0−${points}`
  })
  return sections(`${phrases.because} ${reasons.join(', ')}`)
}
