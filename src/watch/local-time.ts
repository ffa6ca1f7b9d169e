import { DateTime } from 'luxon'

/** Writes times as people of a time zone read them. @param timeZone IANA. @param language BCP 47. */
export const localTime = (timeZone: string, language: string) => (milliseconds: number) =>
  DateTime.fromMillis(milliseconds, { zone: timeZone, locale: language }).toLocaleString(
    DateTime.DATETIME_MED,
  )
