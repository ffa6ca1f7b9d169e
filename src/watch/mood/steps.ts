import { DateTime } from 'luxon'
import type { MoodPeriod } from '../../contract/watch.ts'
import { HOUR_MILLISECONDS, hourOf } from './times.ts'

/** One point of a trend: from `since` to before `until`, milliseconds since the epoch. */
export interface Step {
  since: number
  until: number
  label: string
}

/** Days of a period, today among them. */
const DAYS = { week: 7, month: 30 }
/** How luxon writes a day. */
const DAY_LABELS = { week: 'ccc d', month: 'd LLL' }

/**
 * The steps of a period that ends now: the last 24 hours, or days as they are in a time zone: days with 23 or 25 hours too.
 * @param locale BCP 47, of the labels.
 */
export function stepsOf(period: MoodPeriod, now: number, timeZone: string, locale: string): Step[] {
  if (period === 'day') return hoursUntil(now, timeZone)
  const today = DateTime.fromMillis(now, { zone: timeZone, locale }).startOf('day')
  return Array.from({ length: DAYS[period] }, (_, index) => {
    const day = today.minus({ days: DAYS[period] - 1 - index })
    const until = day.plus({ days: 1 }).toMillis()
    return { since: day.toMillis(), until, label: day.toFormat(DAY_LABELS[period]) }
  })
}

function hoursUntil(now: number, timeZone: string): Step[] {
  return Array.from({ length: 24 }, (_, index) => {
    const since = hourOf(now) - (23 - index) * HOUR_MILLISECONDS
    const label = DateTime.fromMillis(since, { zone: timeZone }).toFormat('HH:mm')
    return { since, until: since + HOUR_MILLISECONDS, label }
  })
}
