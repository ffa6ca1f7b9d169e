import type { Trend } from '../contract/reply.ts'

/** Values over time for who listens, or cannot see a picture. @param usual what the baseline is called. */
export function spokenTrend({ label, points, baseline }: Trend, usual: string): string {
  const parts = points.flatMap((point) =>
    point.value === undefined ? [] : [`${point.label} ${Math.round(point.value)}`],
  )
  const known = baseline === undefined ? parts : [...parts, `${usual} ${Math.round(baseline)}`]
  return `${label}: ${known.join(', ')}`
}
