import type { ChannelSettings } from '../contract/channels.ts'
import type { InterfacePhrases } from '../contract/phrases/interface/index.ts'
import { digestSchedules } from './digest-schedule.ts'
import { languageName } from './languages.ts'

/**
 * What Parley does unasked in a channel, a line each, in the reader's language; channels as `<#ID>`, as Slack and Discord
 * write them. @param locale BCP 47. @param inThread what the platform calls a translation that belongs to its message.
 */
export function watchLines(
  settings: ChannelSettings,
  phrases: InterfacePhrases,
  locale: string | undefined,
  inThread: string,
): string[] {
  const { watch: words } = phrases
  const line = (on: boolean, text: string, ...more: string[]) =>
    `${on ? '✓' : '–'} ${[text, ...more.filter((one) => one !== '')].join(': ')}`
  const { mood, moodReactions, alertTo, digest, translation } = settings
  const when = digest && digestSchedules(phrases, locale, digest.weekdays).chosen.label
  return [
    line(mood, words.mood),
    ...(mood
      ? [
          line(moodReactions, words.moodReactions),
          line(alertTo !== undefined, words.alerts, alertedIn(settings, phrases)),
        ]
      : []),
    line(
      digest !== undefined,
      words.digest,
      ...(digest ? [`${when} ${words.digestAt} ${digest.at}${goesTo(digest.to, phrases)}`] : []),
    ),
    line(
      translation !== undefined,
      words.translation,
      ...(translation ? [translated(translation, { phrases, locale, inThread })] : []),
    ),
  ]
}

function alertedIn({ alertTo }: ChannelSettings, { watch: words }: InterfacePhrases): string {
  if (alertTo === undefined) return words.nobody
  return 'channel' in alertTo ? `<#${alertTo.channel}>` : words.alertPerson
}

function goesTo(
  to: NonNullable<ChannelSettings['digest']>['to'],
  { watch: words }: InterfacePhrases,
): string {
  if (to === undefined) return ''
  return 'channel' in to ? ` → <#${to.channel}>` : ` → ${words.digestPersons}`
}

function translated(
  { languages, where, mirror }: NonNullable<ChannelSettings['translation']>,
  {
    phrases,
    locale = 'en',
    inThread,
  }: { phrases: InterfacePhrases; locale: string | undefined; inThread: string },
): string {
  const { watch: words } = phrases
  const place = where === 'thread' ? inThread : where === 'below' ? words.below : words.onlyOwn
  const into = mirror
    ? `; ${words.mirror} <#${mirror.channel}>: ${languageName(mirror.language, locale)}`
    : ''
  return `${languages.map((code) => languageName(code, locale)).join(' ⇄ ')}, ${place}${into}`
}
