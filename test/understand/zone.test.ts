import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { instantOf, knownZone, wallTime } from '../../src/understand/zone.ts'
import { understand } from './setting.ts'

/** `[zone, now, words, since]` */
const CASES: [zone: string, now: string, words: string, since: string][] = [
  // Clocks in Berlin went forward at 02:00 on 30 March 2025, and back at 03:00 on 26 October 2025.
  ['Europe/Berlin', '2025-03-30T12:00+02:00', 'today', '2025-03-30T00:00+01:00'],
  ['Europe/Berlin', '2025-03-30T12:00+02:00', 'since yesterday', '2025-03-29T00:00+01:00'],
  ['Europe/Berlin', '2025-03-30T12:00+02:00', 'since 1:30', '2025-03-30T01:30+01:00'],
  ['Europe/Berlin', '2025-03-30T12:00+02:00', 'since 3:30', '2025-03-30T03:30+02:00'],
  ['Europe/Berlin', '2025-03-30T12:00+02:00', 'since 2:30', '2025-03-30T03:30+02:00'],
  ['Europe/Berlin', '2025-03-30T12:00+02:00', 'last 12 hours', '2025-03-30T00:00+02:00'],
  ['Europe/Berlin', '2025-03-30T12:00+02:00', 'last 1 day', '2025-03-29T12:00+01:00'],
  ['Europe/Berlin', '2025-03-31T08:00+02:00', 'since 9:00', '2025-03-30T09:00+02:00'],
  ['Europe/Berlin', '2025-03-30T08:00+02:00', 'since 9:00', '2025-03-29T09:00+01:00'],
  ['Europe/Berlin', '2025-04-01T08:00+02:00', 'this month', '2025-04-01T00:00+02:00'],
  ['Europe/Berlin', '2025-04-01T08:00+02:00', 'last month', '2025-03-01T00:00+01:00'],
  ['Europe/Berlin', '2025-04-01T08:00+02:00', 'last week', '2025-03-24T00:00+01:00'],
  ['Europe/Berlin', '2025-10-26T12:00+01:00', 'today', '2025-10-26T00:00+02:00'],
  ['Europe/Berlin', '2025-10-26T12:00+01:00', 'since 2:30', '2025-10-26T02:30+02:00'],
  ['Europe/Berlin', '2025-10-26T12:00+01:00', 'since Saturday 9:00', '2025-10-25T09:00+02:00'],
  ['Europe/Berlin', '2025-10-27T12:00+01:00', 'this week', '2025-10-27T00:00+01:00'],
  ['Europe/Berlin', '2025-10-27T12:00+01:00', 'last week', '2025-10-20T00:00+02:00'],
  ['Europe/Berlin', '2025-06-15T23:30+02:00', 'this week', '2025-06-09T00:00+02:00'],
  ['Europe/Berlin', '2025-01-01T00:30+01:00', 'yesterday', '2024-12-31T00:00+01:00'],
  ['Europe/Berlin', '2025-01-01T00:30+01:00', 'since Monday', '2024-12-30T00:00+01:00'],
  // India is five and a half hours ahead, all year.
  ['Asia/Kolkata', '2025-06-13T08:00+05:30', 'since 9:00', '2025-06-12T09:00+05:30'],
  ['Asia/Kolkata', '2025-06-13T09:01+05:30', 'since 9:00', '2025-06-13T09:00+05:30'],
  ['Asia/Kolkata', '2025-06-13T02:00+05:30', 'today', '2025-06-13T00:00+05:30'],
  ['Asia/Kolkata', '2025-06-13T02:00+05:30', 'since yesterday', '2025-06-12T00:00+05:30'],
  ['Asia/Kolkata', '2025-06-13T02:00+05:30', 'since 2025-06-01', '2025-06-01T00:00+05:30'],
  // Clocks in New York went forward at 02:00 on 9 March 2025, and back at 02:00 on 2 November 2025.
  ['America/New_York', '2025-03-09T12:00-04:00', 'today', '2025-03-09T00:00-05:00'],
  ['America/New_York', '2025-03-10T08:00-04:00', 'since yesterday', '2025-03-09T00:00-05:00'],
  ['America/New_York', '2025-11-02T12:00-05:00', 'since 1:30', '2025-11-02T01:30-04:00'],
  ['America/New_York', '2025-11-03T08:00-05:00', 'since 9:00', '2025-11-02T09:00-05:00'],
  ['America/New_York', '2025-06-12T22:00-04:00', 'today', '2025-06-12T00:00-04:00'],
  ['America/New_York', '2025-06-12T22:00-04:00', 'since Monday at 5pm', '2025-06-09T17:00-04:00'],
  ['America/New_York', '2025-06-12T22:00-04:00', 'since 9:00 UTC', '2025-06-12T09:00Z'],
  ['America/New_York', '2025-03-31T12:00-04:00', 'last 1 month', '2025-02-28T12:00-05:00'],
  // An unknown zone is UTC.
  ['Nowhere/At_all', '2025-06-13T08:00Z', 'today', '2025-06-13T00:00Z'],
]

describe('times are those of the person who speaks', () => {
  it.each(CASES)('%s, %s: %s is %s', (timeZone, now, words, since) => {
    const intent = understand.command('summarise', words, { now: Date.parse(now), timeZone })
    const range = intent.kind === 'task' ? intent.range : {}
    expect(new Date(range.since ?? 0).toISOString()).toBe(new Date(since).toISOString())
  })
})

test('wall time and instant are each other’s inverse, except where clocks were set back', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'Asia/Kolkata',
    'America/New_York',
    'Africa/Cairo',
    'Pacific/Apia',
  )
  const instants = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2040-01-01') })
  fc.assert(
    fc.property(zones, instants, (zone, instant) => {
      const wall = wallTime(instant, zone)
      const back = instantOf(wall, zone)
      expect(wallTime(back, zone)).toBe(wall)
      expect(back).toBeLessThanOrEqual(instant)
    }),
  )
})

test('a midnight that did not exist is the moment after it', () => {
  // Clocks in Cairo went from 00:00 to 01:00 on 25 April 2025.
  const midnight = instantOf(Date.UTC(2025, 3, 25), 'Africa/Cairo')
  expect(new Date(midnight).toISOString()).toBe('2025-04-24T22:00:00.000Z')
})

test('zones that Intl does not know are UTC', () => {
  expect(knownZone('Europe/Berlin')).toBe('Europe/Berlin')
  expect(knownZone('Nowhere')).toBe('UTC')
  expect(knownZone(undefined)).toBe('UTC')
})
