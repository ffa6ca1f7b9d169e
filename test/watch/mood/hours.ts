import type { MoodHour } from '../../../src/contract/mood-hours.ts'
import { HOUR } from './setting.ts'

/** An hour of so many messages, each surely so and with the polarity ±0.8 or 0. */
export function hourOf(time: number, positive: number, neutral: number, negative: number): MoodHour {
  const scored = positive + neutral + negative
  const polarity = (positive - negative) * 8000
  return { time, seen: scored, scored, positive, neutral, negative, unsure: 0, polarity, glad: 0, sad: 0 }
}

/** Usual hours: 50 messages each, a little different from hour to hour; the mood is about 0.16. */
export function usualHours(from: number, count: number): MoodHour[] {
  return Array.from({ length: count }, (_, index) =>
    hourOf(from + index * HOUR, 18 + (index % 5), 22, 10 - (index % 5)),
  )
}
