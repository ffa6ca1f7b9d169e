import { text, variable, whole } from './variable.ts'

/** What Parley does unasked in channels that want it. */
export const watch = {
  PARLEY_MOOD_DAYS: variable({
    meaning: 'Days that the counts of channel moods are kept, one record an hour and channel',
    expected: 'a whole number from 1 to 36500',
    default: 400,
    schema: whole(1, 36_500),
  }),
  PARLEY_TIME_ZONE: variable({
    meaning: 'Whose hours and days count in channels that have no time zone of their own',
    expected: 'a time zone such as Europe/Paris',
    default: 'UTC',
    schema: text.refine(isTimeZone),
  }),
} as const

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
