import type { MoodHour } from '../../contract/mood-hours.ts'

/** A glad or sad emoji moves the mood this much against a message. */
export const EMOJI_WEIGHT = 0.2
/** Polarity is kept in whole ten-thousandths, so that sums are exact in any order. */
export const POLARITY_UNITS = 10_000

/** The numbers of some hours together. */
export type MoodSum = Omit<MoodHour, 'time' | 'through'>

export const NOTHING: MoodSum = {
  ...{ seen: 0, scored: 0, positive: 0, neutral: 0, negative: 0, unsure: 0 },
  ...{ polarity: 0, glad: 0, sad: 0 },
}

/** @returns all of them together. */
export function sumOf(hours: readonly MoodSum[]): MoodSum {
  const names = Object.keys(NOTHING) as (keyof MoodSum)[]
  const sum = { ...NOTHING }
  for (const hour of hours) for (const name of names) sum[name] += hour[name]
  return sum
}

/** From -1 (all negative) to 1 (all positive); undefined where no message was scored. */
export function moodOf({ scored, polarity, glad, sad }: MoodSum): number | undefined {
  if (scored === 0) return undefined
  const weight = scored + EMOJI_WEIGHT * (glad + sad)
  return (polarity / POLARITY_UNITS + EMOJI_WEIGHT * (glad - sad)) / weight
}
