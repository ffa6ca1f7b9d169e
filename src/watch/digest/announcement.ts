import type { ChannelSettings } from '../../contract/channels.ts'
import { answersFor } from '../../contract/phrases/answers/index.ts'
import type { Field, Reply } from '../../contract/reply.ts'
import { daysIn } from '../../text/digest-schedule.ts'

/** What all in a channel are told when its digests begin, change or end. @param timeZone of channels that have none set. */
export function announcement(
  { digest, locale, ...settings }: ChannelSettings,
  timeZone: string,
  by?: string,
): Reply {
  const { language, digest: words, mood } = answersFor(locale)
  const notes = by === undefined ? [] : [mood.by(by)]
  const rest: Omit<Reply, 'title'> = { notes, models: [], data: {}, visibility: 'public' }
  if (digest === undefined) return { ...rest, title: words.switchedOff }
  const days = daysIn(digest.weekdays, language)
  const text = words.switchedOnHow(days, digest.at, settings.timeZone ?? timeZone)
  const fields: Field[] = digest.to ? [{ label: words.goesTo, ...goesTo(digest.to, words) }] : []
  return { ...rest, title: words.switchedOn, text, ...(fields.length > 0 && { fields }) }
}

function goesTo(
  to: { channel: string } | { persons: readonly string[] },
  { persons }: ReturnType<typeof answersFor>['digest'],
): Omit<Field, 'label'> {
  return 'channel' in to ? { text: to.channel, channel: to.channel } : { text: persons(to.persons.length) }
}
