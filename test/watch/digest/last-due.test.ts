import fc from 'fast-check'
import { DateTime, Settings } from 'luxon'
import { afterEach, describe, expect, it } from 'vitest'
import { createLastDue, lastDue } from '../../../src/watch/digest/last-due.ts'

const DAILY = [1, 2, 3, 4, 5, 6, 7]
const HOUR = 3_600_000
const ZONES = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu']
const since = Date.parse('2025-01-01T00:00Z')

/** Which days a watcher that looks again after these pauses (repeated for two years) finds due, as they are called there. */
function daysFound(
  zone: string,
  plan: { at: string; weekdays: number[] },
  pauses: readonly number[],
): string[] {
  const until = since + 2 * 365 * 24 * HOUR
  const days: string[] = []
  let through = lastDue(plan, zone, since)
  for (let [now, turn] = [since, 0]; now < until; now += pauses[turn++ % pauses.length]!) {
    const due = lastDue(plan, zone, now)
    if (due <= through) continue
    through = due
    days.push(DateTime.fromMillis(due, { zone }).toISODate()!)
  }
  return days
}

const everyDay = (first: string, last: string, weekdays: number[]) => {
  const days: string[] = []
  for (let day = DateTime.fromISO(first); day <= DateTime.fromISO(last); day = day.plus({ days: 1 })) {
    if (weekdays.includes(day.weekday)) days.push(day.toISODate()!)
  }
  return days
}

const realNow = Settings.now
afterEach(() => {
  Settings.now = realNow
})

describe('when a digest is due', () => {
  it.each(ZONES)('is once on each local day of two years in %s, whenever it is looked', (zone) => {
    const hours = fc.constantFrom(
      '00:00',
      '01:30',
      '01:45',
      '02:00',
      '02:15',
      '02:30',
      '03:00',
      '09:00',
      '23:59',
    )
    const pauses = fc.array(fc.integer({ min: 4 * HOUR, max: 23 * HOUR }), { minLength: 1, maxLength: 30 })
    const weekdays = fc.subarray(DAILY, { minLength: 1 })
    fc.assert(
      fc.property(hours, pauses, weekdays, (at, between, days) => {
        const found = daysFound(zone, { at, weekdays: days }, between)
        expect(found).toEqual(everyDay(found[0]!, found.at(-1)!, days))
        expect(found.length).toBeGreaterThan(102 * days.length)
      }),
      { numRuns: 3 },
    )
  })

  it.each<[zone: string, at: string, day: string, due: string]>([
    // Clocks jump over it: what they show instead.
    ['Europe/Paris', '02:30', '2025-03-30', '2025-03-30T01:30:00.000Z'],
    ['America/New_York', '02:30', '2025-03-09', '2025-03-09T07:30:00.000Z'],
    ['Australia/Lord_Howe', '02:15', '2025-10-05', '2025-10-04T15:45:00.000Z'],
    // Clocks show it twice: the first time.
    ['Europe/Paris', '02:30', '2025-10-26', '2025-10-26T00:30:00.000Z'],
    ['America/New_York', '01:30', '2025-11-02', '2025-11-02T05:30:00.000Z'],
    ['Australia/Lord_Howe', '01:45', '2025-04-06', '2025-04-05T14:45:00.000Z'],
    ['Asia/Kathmandu', '09:00', '2025-06-01', '2025-06-01T03:15:00.000Z'],
  ])('in %s at %s on %s is the same in summer and in winter', (zone, at, day, due) => {
    const evening = DateTime.fromISO(`${day}T20:00`, { zone }).toMillis()
    for (const today of ['2025-01-15T12:00Z', '2025-07-15T12:00Z', due]) {
      Settings.now = () => Date.parse(today)
      expect(new Date(lastDue({ at, weekdays: DAILY }, zone, evening)).toISOString()).toBe(due)
    }
  })

  it('is on the day before while the time of today is yet to come, and at that very time', () => {
    const nine = Date.parse('2025-06-11T09:00Z')
    const plan = { at: '09:00', weekdays: DAILY }
    expect(lastDue(plan, 'UTC', nine - 1)).toBe(nine - 24 * HOUR)
    expect(lastDue(plan, 'UTC', nine)).toBe(nine)
    expect(lastDue({ at: '09:00', weekdays: [3] }, 'UTC', nine - 1)).toBe(nine - 7 * 24 * HOUR)
  })

  it.each([...ZONES, 'Pacific/Apia'])(
    'is the same when what was found before is remembered, in %s',
    (zone) => {
      const times = fc.array(fc.integer({ min: 0, max: 20 * 24 * HOUR }), { minLength: 2, maxLength: 40 })
      const begins = fc.constantFrom(
        '2011-12-20',
        '2025-03-01',
        '2025-03-25',
        '2025-04-01',
        '2025-10-01',
        '2025-10-20',
      )
      const plan = fc.record({
        at: fc.constantFrom('00:00', '01:45', '02:15', '02:30', '09:00', '23:59'),
        weekdays: fc.subarray(DAILY, { minLength: 1 }),
      })
      fc.assert(
        fc.property(
          begins,
          times,
          fc.array(plan, { minLength: 1, maxLength: 3 }),
          (begin, moments, plans) => {
            const remembering = createLastDue()
            for (const [index, moment] of moments.entries()) {
              const [one, now] = [plans[index % plans.length]!, Date.parse(begin) + moment]
              expect(remembering(one, zone, now)).toBe(lastDue(one, zone, now))
            }
          },
        ),
        { numRuns: 10 },
      )
    },
  )

  it('is once where a zone left out a whole day', () => {
    const plan = { at: '09:00', weekdays: DAILY }
    const apia = (time: string) => lastDue(plan, 'Pacific/Apia', Date.parse(time))
    expect(apia('2011-12-29T23:00Z')).toBe(Date.parse('2011-12-29T19:00Z'))
    expect(apia('2011-12-30T20:00Z')).toBe(Date.parse('2011-12-30T19:00Z'))
  })
})
