import type { MoodHour } from '../../contract/mood-hours.ts'
import { type MoodSum, moodOf, NOTHING, sumOf } from './mood-of.ts'
import { DAY_MILLISECONDS, HOUR_MILLISECONDS } from './times.ts'

/** So many scored messages make a mood that says something. */
export const LEAST_MESSAGES = 30
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
  const last = hours.at(-1)
  if (last === undefined || last.scored === 0) return undefined
  const until = last.time + HOUR_MILLISECONDS
  let sum = NOTHING
  for (let index = hours.length - 1; index >= 0; index--) {
    const hour = hours[index]!
    if (until - hour.time > LONGEST_STRETCH_MILLISECONDS) return undefined
    sum = sumOf([sum, hour])
    if (sum.scored >= LEAST_MESSAGES) return { since: hour.time, until, sum, mood: moodOf(sum)! }
  }
  return undefined
}

/** These hours cut into stretches from the last on; hours that belong to none are left out. */
export function stretchesOf(hours: readonly MoodHour[]): Stretch[] {
  const stretches: Stretch[] = []
  let rest = hours
  while (rest.length > 0) {
    const stretch = lastStretch(rest)
    if (stretch) stretches.push(stretch)
    rest = stretch ? rest.filter(({ time }) => time < stretch.since) : rest.slice(0, -1)
  }
  return stretches
}
