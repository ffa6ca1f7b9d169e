import type { WordsContext } from '../contract/understand.ts'
import type { Unit } from './time-words.ts'
import { DAY, instantOf, knownZone, wallTime } from './zone.ts'

/** The time at which words were said, as the clocks there show it: see `wallTime`. */
export interface Clock {
  now: number
  wall: number
  timeZone: string
}

export function clockOf({ now, timeZone }: WordsContext): Clock {
  const zone = knownZone(timeZone)
  return { now, wall: wallTime(now, zone), timeZone: zone }
}

/** When the period began that is `back` units ago; weeks begin on Monday. */
export function beginningOf(clock: Clock, unit: Unit, back: number): number {
  const midnight = Math.floor(clock.wall / DAY) * DAY
  const date = new Date(midnight)
  if (unit === 'week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7) - 7 * back)
  else if (unit === 'month') date.setUTCMonth(date.getUTCMonth() - back, 1)
  else date.setUTCDate(date.getUTCDate() - back)
  return instantOf(date.getTime(), clock.timeZone)
}

/** So many units ago: days and longer at the same time of day, whatever the clocks were set to in between. */
export function ago(clock: Clock, count: number, unit: Unit): number {
  if (unit === 'minute') return clock.now - count * 60_000
  if (unit === 'hour') return clock.now - count * 3_600_000
  const date = new Date(clock.wall)
  if (unit === 'month') {
    date.setUTCMonth(date.getUTCMonth() - count)
    // A month without this day: its last one.
    if (date.getUTCDate() !== new Date(clock.wall).getUTCDate()) date.setUTCDate(0)
  } else date.setUTCDate(date.getUTCDate() - count * (unit === 'week' ? 7 : 1))
  return instantOf(date.getTime(), clock.timeZone)
}
