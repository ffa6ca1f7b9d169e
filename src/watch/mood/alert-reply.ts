import type { Alert } from '../../contract/alerts.ts'
import { answersFor } from '../../contract/phrases/answers/index.ts'
import type { Reply } from '../../contract/reply.ts'
import { localTime } from '../local-time.ts'
import { percentOf, shown } from './reply.ts'

export interface AlertPlace {
  /** The platform's id of the channel whose mood fell. */
  channel: string
  /** IANA. */
  timeZone: string
  /** BCP 47. */
  locale?: string
  /** Address of the message that the stretch begins with. */
  link?: string
}

/** An alert for people to read: why, in numbers, and where it begins; nobody is named. */
export function alertReply(alert: Alert, { channel, timeZone, locale, link }: AlertPlace): Reply {
  const { language, mood: words } = answersFor(locale)
  const time = localTime(timeZone, language)
  const { mood, baseline, drop, messages, since, until } = alert
  const [negative, usually] = [alert.negative, alert.usuallyNegative].map((share) => percentOf(share, 1))
  return {
    title: words.fallen,
    text: [
      words.fallenTo(shown(mood), shown(baseline), shown(baseline - drop)),
      words.fallenIn(messages, time(since), time(until)),
    ].join(' '),
    fields: [
      { label: words.channel, text: channel, channel },
      { label: words.negative, text: words.negativeShare(negative!, usually!) },
      ...(link === undefined ? [] : [{ label: words.begins, text: link }]),
    ],
    notes: [words.hoursOf(timeZone)],
    models: [],
    data: { ...alert, ...(link !== undefined && { link }) },
    visibility: 'public',
  }
}
