import { DateTime } from 'luxon'
import type { MoodHour } from '../../contract/mood-hours.ts'

const MOST_HOURS = 3

/** The hours of the day with the most messages, the busiest first: `14:00–15:00` where the time zone says so. */
export function busiestHours(hours: readonly MoodHour[], timeZone: string): string[] {
  const seen = new Map<string, number>()
  for (const hour of hours) {
    if (hour.seen === 0) continue
    const start = DateTime.fromMillis(hour.time, { zone: timeZone })
    const label = `${start.toFormat('HH:mm')}–${start.plus({ hours: 1 }).toFormat('HH:mm')}`
    seen.set(label, (seen.get(label) ?? 0) + hour.seen)
  }
  const sorted = [...seen].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
  return sorted.slice(0, MOST_HOURS).map(([label]) => label)
}
