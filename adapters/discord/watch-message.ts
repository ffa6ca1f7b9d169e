import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuDefaultValue,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js'
import { type ChannelSettings, PLAN_LIMITS } from '../../src/contract/channels.ts'
import { digestSchedules } from '../../src/text/digest-schedule.ts'
import { languageName } from '../../src/text/languages.ts'
import { shorten } from '../../src/text/split.ts'
import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'
import type { DiscordMessage } from './discord-message.ts'
import { LIMITS } from './limits.ts'
import { PRESS } from './press.ts'
import { button, buttonRow, SETTING } from './settings-message.ts'
import { BLURPLE } from './tones.ts'
import { watchedHere, watchedLines } from './watched-here.ts'

/** The custom ids of what Parley does unasked; behind the page's name comes the control. */
export const WATCH = {
  open: SETTING.watch,
  mood: `${PRESS.set}:mood`,
  moodReactions: `${PRESS.set}:mood-reactions`,
  alertChannel: `${PRESS.set}:alert-channel`,
  alertPerson: `${PRESS.set}:alert-person`,
  digest: `${PRESS.set}:digest`,
  digestDays: `${PRESS.set}:digest-days`,
  digestAt: `${PRESS.set}:digest-at`,
  digestChannel: `${PRESS.set}:digest-channel`,
  digestPersons: `${PRESS.set}:digest-persons`,
  translation: `${PRESS.set}:translation`,
  languages: `${PRESS.set}:translation-languages`,
  where: `${PRESS.set}:translation-where`,
  mirror: `${PRESS.set}:mirror-channel`,
  mirrorLanguage: `${PRESS.set}:mirror-language`,
} as const

/** Five rows are all that a message has, so there is a page for each. */
export type WatchPage = 'mood' | 'digest' | 'translation'

/** The page that a control stands on or leads to. */
export function pageOf(customId: string): WatchPage {
  const [, name = ''] = customId.split(':')
  if (name.startsWith('digest')) return 'digest'
  return /^(translation|mirror)/.test(name) ? 'translation' : 'mood'
}

type Row = APIActionRowComponent<APIComponentInMessageActionRow>

/** What Parley does unasked in a channel, with the controls that change it. */
export async function watchMessage(
  desk: Desk,
  asker: Asker,
  here: string,
  page: WatchPage = 'mood',
): Promise<DiscordMessage> {
  const watched = await watchedHere(desk, here)
  const rows = {
    mood: () => moodRows(watched.settings, asker),
    digest: () => digestRows(watched.settings, asker),
    translation: () => translationRows(watched.settings, asker, desk.house.languages),
  }
  return {
    embeds: [{ description: watchedLines(watched, asker), color: BLURPLE }],
    components: rows[page](),
  }
}

function moodRows(settings: ChannelSettings, { phrases }: Asker): Row[] {
  const { watch: words, settings: common } = phrases
  const state = (on: boolean) => (on ? common.on : common.off)
  const { mood, moodReactions, alertTo } = settings
  const first = buttonRow(
    button(WATCH.mood, `${words.mood}: ${state(mood)}`),
    ...(mood ? [button(WATCH.moodReactions, `${words.moodReactions}: ${state(moodReactions)}`)] : []),
    button(WATCH.digest, `${words.digest} …`),
    button(WATCH.translation, `${words.translation} …`),
    button(SETTING.back, words.back),
  )
  if (!mood) return [first]
  const [channel, person] = [
    alertTo && 'channel' in alertTo ? [alertTo.channel] : [],
    alertTo && 'person' in alertTo ? [alertTo.person] : [],
  ]
  return [
    first,
    channelRow(WATCH.alertChannel, `${words.alerts}: ${words.alertChannel}`, channel),
    personRow(WATCH.alertPerson, `${words.alerts}: ${words.alertPerson}`, person, 1),
  ]
}

function digestRows({ digest }: ChannelSettings, { phrases, origin }: Asker): Row[] {
  const { watch: words } = phrases
  const { schedules, chosen } = digestSchedules(phrases, origin.locale, digest?.weekdays)
  const days = row(WATCH.digestDays, words.digest, schedules, [chosen.value])
  const back = buttonRow(button(WATCH.open, words.back))
  if (digest === undefined) return [days, back]
  const { to } = digest
  const channel = to && 'channel' in to ? [to.channel] : []
  const persons = to && 'persons' in to ? to.persons : []
  return [
    days,
    row(WATCH.digestAt, words.digestAt, hoursAnd(digest.at), [digest.at]),
    channelRow(WATCH.digestChannel, words.digestChannel, channel),
    personRow(WATCH.digestPersons, words.digestPersons, persons, PLAN_LIMITS.persons),
    back,
  ]
}

/** The full hours, and the time that was chosen elsewhere. */
function hoursAnd(time: string): { value: string; label: string }[] {
  const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)
  return [...new Set([...hours, time])].toSorted().map((value) => ({ value, label: value }))
}

function translationRows(
  { translation }: ChannelSettings,
  { phrases, origin }: Asker,
  languages: readonly string[],
): Row[] {
  const { watch: words } = phrases
  const named = languages.map((value) => ({ value, label: languageName(value, origin.locale ?? 'en') }))
  const back = buttonRow(button(WATCH.open, words.back))
  if (named.length === 0) return [back]
  const many = { least: 0, most: PLAN_LIMITS.languages }
  const spoken = row(WATCH.languages, words.translation, named, translation?.languages ?? [], many)
  if (translation === undefined) return [spoken, back]
  const places = [
    { value: 'thread', label: words.asReply },
    { value: 'below', label: words.below },
    { value: 'own', label: words.onlyOwn },
  ]
  const { where = 'own', mirror } = translation
  const shown = mirror ? [mirror.channel] : []
  return [
    spoken,
    row(WATCH.where, words.translation, places, [where]),
    channelRow(
      WATCH.mirror,
      `${words.mirror} (${languageName(mirror?.language ?? languages[0]!, origin.locale ?? 'en')})`,
      shown,
    ),
    row(WATCH.mirrorLanguage, words.mirrorLanguage, named, mirror ? [mirror.language] : []),
    back,
  ]
}

function row(
  custom_id: string,
  placeholder: string,
  choices: readonly { value: string; label: string }[],
  chosen: readonly string[],
  { least, most } = { least: 1, most: 1 },
): Row {
  const options = choices.slice(0, LIMITS.options).map(({ value, label }) => ({
    ...{ value, label: shorten(label, LIMITS.optionLabel) },
    ...(chosen.includes(value) && { default: true }),
  }))
  const max_values = Math.min(most, options.length)
  const menu = { custom_id, placeholder, options, min_values: least, max_values }
  return { type: ComponentType.ActionRow, components: [{ type: ComponentType.StringSelect, ...menu }] }
}

/** Emptied, there is no other channel any more. */
function channelRow(custom_id: string, placeholder: string, chosen: readonly string[]): Row {
  const menu = {
    ...{ custom_id, placeholder, min_values: 0 },
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement] as ChannelType[],
    ...defaults(chosen, SelectMenuDefaultValueType.Channel),
  }
  return {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.ChannelSelect, ...menu } as APIComponentInMessageActionRow],
  }
}

function personRow(custom_id: string, placeholder: string, chosen: readonly string[], most: number): Row {
  const menu = {
    ...{ custom_id, placeholder, min_values: 0, max_values: most },
    ...defaults(chosen, SelectMenuDefaultValueType.User),
  }
  return { type: ComponentType.ActionRow, components: [{ type: ComponentType.UserSelect, ...menu }] }
}

function defaults<T extends SelectMenuDefaultValueType>(ids: readonly string[], type: T) {
  const values: APISelectMenuDefaultValue<T>[] = ids.map((id) => ({ id, type }))
  return values.length > 0 ? { default_values: values } : {}
}
