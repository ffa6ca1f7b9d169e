import type { MoodHour } from '../../contract/mood-hours.ts'
import { type MoodSum, moodOf, sumOf } from './mood-of.ts'
import { DAY_MILLISECONDS, HOUR_MILLISECONDS } from './times.ts'

/** So many scored messages make a mood that says something. */
export const LEAST_MESSAGES = 40
/** A stretch is no longer than this. */
export const LONGEST_STRETCH_MILLISECONDS = DAY_MILLISECONDS

/** Hours in a row that together have enough messages. */
export interface Stretch {
  /** From `since` to before `until`; milliseconds since the epoch. */
  since: number
  until: number
  sum: MoodSum
  /** From -1 to 1. */
  mood: number
}

/** The shortest stretch that ends with the last of these hours (in order of time); undefined when too little was said. */
export function lastStretch(hours: readonly MoodHour[]): Stretch | undefined {
  return stretchUpTo(hours, hours.length - 1)?.stretch
}

/** These hours cut into stretches from the last on; hours that belong to none are left out. */
export function stretchesOf(hours: readonly MoodHour[]): Stretch[] {
  const stretches: Stretch[] = []
  for (let end = hours.length - 1; end >= 0; ) {
    const found = stretchUpTo(hours, end)
    if (found) stretches.push(found.stretch)
    end = found ? found.first - 1 : end - 1
  }
  return stretches
}

/** The shortest stretch that ends with the hour at the index `end`, and the index of its first hour. */
function stretchUpTo(
  hours: readonly MoodHour[],
  end: number,
): { stretch: Stretch; first: number } | undefined {
  const last = hours[end]
  if (last === undefined || last.scored === 0) return undefined
  const until = last.time + HOUR_MILLISECONDS
  let scored = 0
  for (let first = end; first >= 0 && until - hours[first]!.time <= LONGEST_STRETCH_MILLISECONDS; first--) {
    scored += hours[first]!.scored
    if (scored < LEAST_MESSAGES) continue
    const sum = sumOf(hours.slice(first, end + 1))
    return { stretch: { since: hours[first]!.time, until, sum, mood: moodOf(sum)! }, first }
  }
  return undefined
}
