import type { InterfacePhrases } from '../contract/phrases/interface/index.ts'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
/** Values that stand for several days or none; others are the days themselves, with commas. */
const NAMED = { never: [], daily: EVERY_DAY, workdays: [1, 2, 3, 4, 5] } as const
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MILLISECONDS = 24 * 60 * 60_000

/** What a person chooses a digest's days from: a value for the control, its label, and the weekdays from 1 (Monday). */
export interface DigestSchedule {
  value: string
  label: string
  weekdays: readonly number[]
}

/**
 * Never (no weekdays), every day, on workdays, or on one day of the week; besides, the days that are set when they are others.
 * @param set from 1 (Monday); none for no digest. @param locale BCP 47.
 * @returns what can be chosen, and which of it is set.
 */
export function digestSchedules(
  { watch: words }: InterfacePhrases,
  locale?: string,
  set: readonly number[] = [],
): { schedules: DigestSchedule[]; chosen: DigestSchedule } {
  const onDays = (weekdays: readonly number[]) => ({
    ...{ value: weekdays.join(), label: daysIn(weekdays, locale), weekdays },
  })
  const named = (['never', 'daily', 'workdays'] as const).map((value) => ({
    ...{ value, label: words[value], weekdays: NAMED[value] },
  }))
  const offered = [...named, ...EVERY_DAY.map((day) => onDays([day]))]
  const found = offered.find(({ weekdays }) => weekdays.join() === set.toSorted().join())
  if (found) return { schedules: offered, chosen: found }
  const own = onDays(set)
  return { schedules: [...offered, own], chosen: own }
}

/** The weekdays that a value of `digestSchedules` stands for; none of anything else. */
export function weekdaysOf(value = ''): readonly number[] {
  if (Object.hasOwn(NAMED, value)) return NAMED[value as keyof typeof NAMED]
  return /^[1-7](?:,[1-7])*$/.test(value) ? value.split(',').map(Number) : []
}

/** `Monday and Friday`. @param weekdays from 1 (Monday). @param locale BCP 47. */
export function daysIn(weekdays: readonly number[], locale = 'en'): string {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const names = weekdays.toSorted().map((day) => name.format(MONDAY + (day - 1) * DAY_MILLISECONDS))
  return new Intl.ListFormat(locale).format(names)
}
