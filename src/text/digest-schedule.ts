import type { InterfacePhrases } from '../contract/phrases/interface/index.ts'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const WORKDAYS = [1, 2, 3, 4, 5]
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MILLISECONDS = 24 * 60 * 60_000

/** What a person chooses a digest's days from: a value for the control, its label, and the weekdays from 1 (Monday). */
export interface DigestSchedule {
  value: string
  label: string
  weekdays: readonly number[]
}

/** Never (no weekdays), every day, on workdays, or on one day of the week. @param locale BCP 47. */
export function digestSchedules({ watch: words }: InterfacePhrases, locale?: string): DigestSchedule[] {
  const name = new Intl.DateTimeFormat(locale ?? 'en', { weekday: 'long', timeZone: 'UTC' })
  return [
    { value: 'never', label: words.never, weekdays: [] },
    { value: 'daily', label: words.daily, weekdays: EVERY_DAY },
    { value: 'workdays', label: words.workdays, weekdays: WORKDAYS },
    ...EVERY_DAY.map((day) => ({
      value: String(day),
      label: name.format(MONDAY + (day - 1) * DAY_MILLISECONDS),
      weekdays: [day],
    })),
  ]
}

/** The schedule with these days; the first day's when they are others than the control offers. */
export function scheduleWith(
  schedules: readonly DigestSchedule[],
  weekdays: readonly number[] = [],
): DigestSchedule {
  const key = (days: readonly number[]) => days.toSorted().join()
  const found = schedules.find((one) => key(one.weekdays) === key(weekdays))
  return found ?? schedules.find((one) => key(one.weekdays) === key(weekdays.slice(0, 1)))!
}
