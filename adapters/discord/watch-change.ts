import {
  type ChannelChange,
  type ChannelSettings,
  DIGEST_TIME,
  type DigestPlan,
} from '../../src/contract/channels.ts'
import { weekdaysOf } from '../../src/text/digest-schedule.ts'
import { WATCH } from './watch-message.ts'

/** What a control changes; undefined for those that only lead to a page. */
export function changeOf(
  customId: string,
  chosen: readonly string[],
  settings: ChannelSettings,
): ChannelChange | undefined {
  const [first] = chosen
  switch (customId) {
    case WATCH.mood:
      return { mood: !settings.mood }
    case WATCH.moodReactions:
      return { moodReactions: !settings.moodReactions }
    case WATCH.alertChannel:
      return { alertTo: first === undefined ? undefined : { channel: first } }
    case WATCH.alertPerson:
      return { alertTo: first === undefined ? undefined : { person: first } }
    default:
      return digestChange(customId, chosen, settings) ?? translationChange(customId, chosen, settings)
  }
}

function digestChange(
  customId: string,
  chosen: readonly string[],
  { digest }: ChannelSettings,
): ChannelChange | undefined {
  const [first] = chosen
  if (customId === WATCH.digestDays) {
    const weekdays = weekdaysOf(first)
    return { digest: weekdays.length === 0 ? undefined : { at: DIGEST_TIME, ...digest, weekdays } }
  }
  if (digest === undefined) return undefined
  const { to: _, ...rest } = digest
  const sent = (to: DigestPlan['to']): ChannelChange => ({ digest: { ...rest, ...(to && { to }) } })
  if (customId === WATCH.digestAt) return { digest: { ...digest, at: first ?? digest.at } }
  if (customId === WATCH.digestChannel) return sent(first === undefined ? undefined : { channel: first })
  if (customId === WATCH.digestPersons) return sent(chosen.length === 0 ? undefined : { persons: chosen })
  return undefined
}

function translationChange(
  customId: string,
  chosen: readonly string[],
  { translation }: ChannelSettings,
): ChannelChange | undefined {
  const [first] = chosen
  if (customId === WATCH.languages) {
    const plan = { where: 'thread' as const, ...translation, languages: chosen }
    return { translation: chosen.length === 0 ? undefined : plan }
  }
  if (translation === undefined) return undefined
  const { where: _where, ...placeless } = translation
  const { mirror, ...alone } = translation
  if (customId === WATCH.where) {
    const place = first === 'thread' || first === 'below' ? { where: first } : {}
    return { translation: { ...placeless, ...place } as typeof translation }
  }
  const language = mirror?.language ?? translation.languages[0]!
  if (customId === WATCH.mirror) {
    return { translation: first === undefined ? alone : { ...alone, mirror: { channel: first, language } } }
  }
  if (customId === WATCH.mirrorLanguage && mirror && first !== undefined) {
    return { translation: { ...alone, mirror: { ...mirror, language: first } } }
  }
  return undefined
}
