import { expect, it } from 'vitest'
import { busiestHours } from '../../../src/watch/mood/busiest.ts'
import { stepsOf } from '../../../src/watch/mood/steps.ts'
import { hourOf } from './hours.ts'
import { HOUR } from './setting.ts'

const utc = (text: string) => Date.parse(`${text}Z`)
const lengths = (steps: { since: number; until: number }[]) =>
  steps.map(({ since, until }) => (until - since) / HOUR)

it('has the days of the channel, also those on which clocks change', () => {
  // Clocks go back on 25 October 2026 in Berlin, and forward on 8 March 2026 in New York.
  const autumn = stepsOf('week', utc('2026-10-27T11:30'), 'Europe/Berlin', 'de')
  expect(lengths(autumn)).toEqual([24, 24, 24, 24, 25, 24, 24])
  expect(autumn[0]!.since).toBe(utc('2026-10-20T22:00'))
  expect(autumn.map(({ label }) => label)).toEqual([
    'Mi 21',
    'Do 22',
    'Fr 23',
    'Sa 24',
    'So 25',
    'Mo 26',
    'Di 27',
  ])
  const spring = stepsOf('month', utc('2026-03-20T03:00'), 'America/New_York', 'en')
  expect(spring.length).toBe(30)
  expect(lengths(spring).indexOf(23)).toBe(18)
  expect(spring[18]!.label).toBe('8 Mar')
  // 03:00 UTC is still the evening before in New York.
  expect(spring.at(-1)!.label).toBe('19 Mar')
})

it('joins without gaps whatever the zone', () => {
  for (const zone of ['UTC', 'Asia/Kolkata', 'Pacific/Chatham', 'America/St_Johns']) {
    for (const period of ['day', 'week', 'month'] as const) {
      const steps = stepsOf(period, utc('2026-11-01T06:10'), zone, 'fr')
      for (const [index, step] of steps.slice(1).entries()) expect(step.since).toBe(steps[index]!.until)
      expect(steps.at(-1)!.since).toBeLessThanOrEqual(utc('2026-11-01T06:10'))
      expect(steps.at(-1)!.until).toBeGreaterThan(utc('2026-11-01T06:10'))
    }
  }
})

it('has the last 24 hours by the clock of the channel', () => {
  const steps = stepsOf('day', utc('2026-10-25T02:30'), 'Europe/Berlin', 'en')
  expect(steps.length).toBe(24)
  // Two o'clock comes twice that night.
  expect(steps.slice(-4).map(({ label }) => label)).toEqual(['01:00', '02:00', '02:00', '03:00'])
  expect(stepsOf('day', utc('2026-11-01T06:10'), 'Asia/Kolkata', 'en').at(-1)!.label).toBe('11:30')
})

it('finds the busiest hours of the clock', () => {
  const hours = ['08:00', '09:00', '13:00', '14:00'].flatMap((time, index) =>
    [10, 11].map((day) => hourOf(utc(`2026-11-${day}T${time}`), index, 3, 0)),
  )
  expect(busiestHours(hours, 'Europe/Paris')).toEqual(['15:00–16:00', '14:00–15:00', '10:00–11:00'])
  expect(busiestHours(hours, 'Asia/Kolkata')[0]).toBe('19:30–20:30')
  expect(busiestHours([hourOf(START, 0, 0, 0)], 'UTC')).toEqual([])
})
const START = utc('2026-11-10T08:00')
