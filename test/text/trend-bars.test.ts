import { expect, it } from 'vitest'
import type { Trend } from '../../src/contract/reply.ts'
import { trendBars } from '../../src/text/trend-bars.ts'

const range = [-100, 100] as const
const week: Trend = {
  ...{ label: 'mood', range, baseline: 12 },
  points: [
    { label: 'Mon 3', value: 18 },
    { label: 'Tue 4', value: -50 },
    { label: 'Wed 5' },
    { label: 'Thu 6', value: 0 },
  ],
}

it('gives each of a few points its bar', () => {
  expect(trendBars(week, 'usual')).toBe(
    ['Mon 3  +18  ███', 'Tue 4  −50  ▒▒▒▒▒▒', 'Wed 5    –', 'Thu 6    0', 'usual  +12  ██'].join('\n'),
  )
})

it('puts many points into one line, with gaps', () => {
  const points = Array.from({ length: 24 }, (_, hour) => ({
    label: `${hour}:00`,
    ...(hour < 20 && { value: hour * 2 - 10 }),
  }))
  expect(trendBars({ label: 'mood', range, points, baseline: 5 }, 'üblich')).toBe(
    '▁▁▁▂▂▃▃▃▄▄▅▅▆▆▆▇▇███····\n0:00 – 23:00: −10 … +28, üblich +5',
  )
  const silent = points.map(({ label }) => ({ label }))
  expect(trendBars({ label: 'mood', range, points: silent }, 'usual')).toBe('·'.repeat(24))
  const even = points.map(({ label }) => ({ label, value: 7 }))
  expect(trendBars({ label: 'mood', range, points: even }, 'usual')).toBe(
    `${'▁'.repeat(24)}\n0:00 – 23:00: +7 … +7`,
  )
})
