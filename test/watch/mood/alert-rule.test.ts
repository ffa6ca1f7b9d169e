import { describe, expect, it } from 'vitest'
import type { AlertState } from '../../../src/contract/alerts.ts'
import type { MoodHour } from '../../../src/contract/mood-hours.ts'
import { alertsOf } from '../../../src/watch/mood/alert-rule.ts'
import { hourOf, usualHours } from './hours.ts'
import { HOUR } from './setting.ts'

const START = Date.UTC(2026, 10, 2)
const ARMED: AlertState = { evaluated: START - HOUR, armed: true }
const at = (hour: number) => START + hour * HOUR
const usual = usualHours(START, 48)

/** Bad hours (mood -0.4) and middling ones (near the threshold's half). */
const bad = (hour: number, messages = 50) =>
  hourOf(at(hour), messages / 10, messages / 5, (messages / 10) * 7)
const good = (hour: number) => hourOf(at(hour), 20, 22, 8)

const raised = (hours: readonly MoodHour[], state = ARMED) =>
  alertsOf(hours, state).alerts.map(({ since, until }) => [(since - START) / HOUR, (until - START) / HOUR])

describe('an alert', () => {
  it.each<[what: string, hours: MoodHour[], alerts: number[][]]>([
    ['comes when the mood falls', [...usual, bad(48)], [[48, 49]]],
    ['does not come in usual hours', usualHours(START, 24 * 14), []],
    ['does not come for a small fall', [...usual, hourOf(at(48), 15, 22, 13)], []],
    ['does not come while little is known of what is usual', [...usualHours(at(40), 8), bad(48)], []],
    ['does not come of too few messages', [...usual, bad(80, 30)], []],
    ['comes of few messages an hour once they are enough', [...usual, bad(80, 20), bad(81, 20)], [[80, 82]]],
    ['does not add up messages of more than a day', [...usual, bad(80, 20), bad(104, 20)], []],
    ['is not repeated while the mood stays low', [...usual, bad(48), bad(49), bad(50)], [[48, 49]]],
    [
      'is not repeated after a recovery within a day',
      [...usual, bad(48), good(49), good(50), bad(60), bad(61)],
      [[48, 49]],
    ],
    [
      'comes again a day later, after a recovery',
      [...usual, bad(48), good(49), good(50), bad(72), bad(73)],
      [
        [48, 49],
        [72, 73],
      ],
    ],
    ['does not come again a day later without a recovery', [...usual, bad(48), bad(72), bad(73)], [[48, 49]]],
  ])('%s', (_, hours, alerts) => {
    expect(raised(hours)).toEqual(alerts)
  })

  it('says why in numbers', () => {
    const { alerts, state } = alertsOf([...usual, bad(48)], ARMED)
    const [{ baseline, drop, ...alert }] = alerts as [(typeof alerts)[0]]
    expect(alert).toEqual({
      ...{ since: at(48), until: at(49), messages: 50, mood: -0.48 },
      negative: 0.7,
      usuallyNegative: expect.closeTo(0.161, 2),
    })
    expect(baseline).toBeCloseTo(0.19, 2)
    // Four times the standard deviation of the hours before, which is 0.045.
    expect(drop).toBeCloseTo(0.18, 2)
    expect(state).toEqual({ evaluated: at(48), armed: false, alerted: at(49) })
  })

  it('is the same whether the hours are evaluated at once or one by one, after any restart', () => {
    const hours = [...usual, bad(48), bad(49), good(50), good(51), bad(73), bad(74), good(75)]
    const whole = alertsOf(hours, ARMED)
    let state = ARMED
    const alerts = []
    for (const [index] of hours.entries()) {
      const step = alertsOf(hours.slice(0, index + 1), structuredClone(state))
      state = step.state
      alerts.push(...step.alerts)
    }
    expect({ state, alerts }).toEqual(whole)
    expect(alerts.length).toBe(2)
  })

  it('weighs four weeks: older hours do not count', () => {
    const old = usualHours(at(-24 * 40), 24 * 10).map((hour) => ({ ...hour, polarity: 300_000 }))
    expect(raised([...old, ...usual])).toEqual([])
    const recent = usualHours(at(-24 * 10), 24 * 10).map((hour) => ({ ...hour, polarity: 300_000 }))
    expect(raised([...recent, ...usual]).length).toBe(1)
  })
})
