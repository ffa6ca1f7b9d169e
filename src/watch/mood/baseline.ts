import type { MoodHour } from '../../contract/mood-hours.ts'
import { moodOf, sumOf } from './mood-of.ts'
import { stretchesOf } from './stretches.ts'
import { DAY_MILLISECONDS } from './times.ts'

/** What is usual is what was in the four weeks before. */
export const BASELINE_MILLISECONDS = 28 * DAY_MILLISECONDS
/** With fewer stretches nothing is usual yet. */
const LEAST_STRETCHES = 10

/** What is usual in a channel. */
export interface Baseline {
  /** From -1 to 1. */
  mood: number
  /** Standard deviation of the moods of its stretches. */
  spread: number
  /** The share of surely negative messages, from 0 to 1. */
  negative: number
}

/** What was usual before `time`, from hours in order of time; undefined while too little is known. */
export function baselineBefore(hours: readonly MoodHour[], time: number): Baseline | undefined {
  const before = hours.filter((hour) => hour.time < time && hour.time >= time - BASELINE_MILLISECONDS)
  const moods = stretchesOf(before).map(({ mood }) => mood)
  if (moods.length < LEAST_STRETCHES) return undefined
  const sum = sumOf(before)
  return { mood: moodOf(sum)!, spread: deviation(moods), negative: sum.negative / sum.scored }
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1))
}
