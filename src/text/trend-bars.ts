import type { Trend } from '../contract/reply.ts'

/** More points than this go into one line. */
const MOST_LINES = 10
/** The longest bar. */
const BLOCKS = 12
const STEPS = '▁▂▃▄▅▆▇█'
const GAP = '·'

/**
 * A trend where no picture can go, for a font of even width: a bar for each point, or all in one line of steps with the
 * first and the last label. @param usual what the baseline is called.
 */
export function trendBars(trend: Trend, usual: string): string {
  return trend.points.length > MOST_LINES ? inOneLine(trend, usual) : inLines(trend, usual)
}

function inLines({ points, baseline, range }: Trend, usual: string): string {
  const rows = [...points, ...(baseline === undefined ? [] : [{ label: usual, value: baseline }])]
  const widths = [rows.map(({ label }) => label), rows.map(({ value }) => signed(value))].map((texts) =>
    Math.max(...texts.map(lengthOf)),
  )
  const most = Math.max(Math.abs(range[0]), Math.abs(range[1]))
  const lines = rows.map(({ label, value = 0 }, index) => {
    const number = signed(rows[index]!.value)
    const bar = (value < 0 ? '▒' : '█').repeat(Math.ceil((Math.abs(value) / most) * BLOCKS))
    return `${label}${pad(label, widths[0]!)}  ${pad(number, widths[1]!)}${number}  ${bar}`.trimEnd()
  })
  return lines.join('\n')
}

function inOneLine({ points, baseline }: Trend, usual: string): string {
  const values = points.flatMap(({ value }) => (value === undefined ? [] : [value]))
  if (values.length === 0) return GAP.repeat(points.length)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const step = (value: number) =>
    STEPS[Math.min(STEPS.length - 1, Math.floor(((value - least) / (most - least || 1)) * STEPS.length))]!
  const line = points.map(({ value }) => (value === undefined ? GAP : step(value))).join('')
  const between = baseline === undefined ? '' : `, ${usual} ${signed(baseline)}`
  return `${line}\n${points[0]!.label} – ${points.at(-1)!.label}: ${signed(least)} … ${signed(most)}${between}`
}

const lengthOf = (text: string) => [...text].length
const pad = (text: string, width: number) => ' '.repeat(width - lengthOf(text))
const signed = (value: number | undefined) =>
  value === undefined ? '–' : `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value)}`
