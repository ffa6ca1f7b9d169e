import type { Trend } from '../contract/reply.ts'

/** Columns on each side of the middle. */
const COLUMNS = 10
/** The bars fill the columns at this share of the range, or at the greatest value when that is more. */
const LEAST_SHARE = 0.25

/** Values over time as rows of plain text, for where there are no pictures: below zero to the left, above it to the right. */
export function trendBars({ points, range, baseline }: Trend, usual: string): string[] {
  const [least, greatest] = range
  const values = [...points.flatMap(({ value }) => value ?? []), baseline ?? 0].map(Math.abs)
  const full = Math.max(...values, LEAST_SHARE * Math.max(Math.abs(least), Math.abs(greatest)))
  const labels = [...points.map(({ label }) => label), ...(baseline === undefined ? [] : [usual])]
  const widest = Math.max(...labels.map((label) => label.length))
  const row = (label: string, value: number | undefined) =>
    `${label.padEnd(widest)} ${barOf(value, full)} ${value === undefined ? '' : signed(value)}`.trimEnd()
  return [
    ...points.map(({ label, value }) => row(label, value)),
    ...(baseline === undefined ? [] : [row(usual, baseline)]),
  ]
}

/** The same for who listens. */
export function spokenTrend({ label, points, baseline }: Trend, usual: string): string {
  const said = points.filter(({ value }) => value !== undefined)
  const parts = said.map((point) => `${point.label} ${signed(point.value!)}`)
  return `${label}: ${[...parts, ...(baseline === undefined ? [] : [`${usual} ${signed(baseline)}`])].join(', ')}`
}

function barOf(value: number | undefined, full: number): string {
  const columns = Math.round((Math.abs(value ?? 0) / full) * COLUMNS)
  const [left, right] = (value ?? 0) < 0 ? [columns, 0] : [0, columns]
  return `${'█'.repeat(left).padStart(COLUMNS)}${value === undefined ? '·' : '│'}${'█'.repeat(right).padEnd(COLUMNS)}`
}

function signed(value: number): string {
  const rounded = Math.round(value)
  return rounded < 0 ? `−${-rounded}` : rounded > 0 ? `+${rounded}` : '0'
}
