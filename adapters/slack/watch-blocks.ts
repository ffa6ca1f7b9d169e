import type { KnownBlock, PlainTextOption } from '@slack/types'
import { type ChannelSettings, DIGEST_TIME, PLAN_LIMITS } from '../../src/contract/channels.ts'
import { digestSchedules } from '../../src/text/digest-schedule.ts'
import { languageName } from '../../src/text/languages.ts'
import type { Asker } from './asker.ts'
import { LIMITS } from './limits.ts'

const plainText = (text: string) => ({ type: 'plain_text' as const, text })
const optionOf = (label: string, value: string): PlainTextOption => ({
  text: plainText(label.slice(0, LIMITS.optionLabel)),
  value,
})

/** What is switched on or off by a tick. */
const SWITCHES = ['mood', 'moodReactions'] as const

/** The ids of the inputs; blocks and their elements have the same. */
export const WATCH_INPUT = {
  switches: 'watch',
  alertChannel: 'alert-channel',
  alertPerson: 'alert-person',
  digest: 'digest',
  digestAt: 'digest-at',
  digestChannel: 'digest-channel',
  digestPersons: 'digest-persons',
  languages: 'translation-languages',
  where: 'translation-where',
  mirror: 'mirror-channel',
  mirrorLanguage: 'mirror-language',
} as const

type Element = Extract<KnownBlock, { type: 'input' }>['element']

/** Its action id is the block's id, its value may be missing. */
const input = (block_id: string, label: string, element: Element): KnownBlock => ({
  ...{ type: 'input', block_id, optional: true, label: plainText(label), element },
})

/** The inputs with which an administrator changes what Parley does unasked. @param languages ISO 639-1. */
export function watchInputs(
  settings: ChannelSettings,
  asker: Asker,
  languages: readonly string[],
): KnownBlock[] {
  return [
    ...moodInputs(settings, asker),
    { type: 'divider' },
    ...digestInputs(settings, asker),
    { type: 'divider' },
    ...translationInputs(settings, asker, languages),
  ]
}

function moodInputs(settings: ChannelSettings, { phrases }: Asker): KnownBlock[] {
  const { watch: words } = phrases
  const options = SWITCHES.map((value) => optionOf(words[value], value))
  const ticked = options.filter((_, index) => settings[SWITCHES[index]!])
  const { alertTo } = settings
  const initial = ticked.length > 0 && { initial_options: ticked }
  return [
    input(WATCH_INPUT.switches, words.unasked, {
      ...{ type: 'checkboxes', action_id: WATCH_INPUT.switches, options, ...initial },
    }),
    input(
      WATCH_INPUT.alertChannel,
      `${words.alerts}: ${words.alertChannel}`,
      channelSelect(WATCH_INPUT.alertChannel, alertTo && 'channel' in alertTo ? alertTo.channel : undefined),
    ),
    input(WATCH_INPUT.alertPerson, `${words.alerts}: ${words.alertPerson}`, {
      type: 'users_select',
      action_id: WATCH_INPUT.alertPerson,
      ...(alertTo && 'person' in alertTo && { initial_user: alertTo.person }),
    }),
  ]
}

function digestInputs({ digest }: ChannelSettings, { phrases, origin }: Asker): KnownBlock[] {
  const { watch: words } = phrases
  const { schedules, chosen } = digestSchedules(phrases, origin.locale, digest?.weekdays)
  const options = schedules.map(({ label, value }) => optionOf(label, value))
  const initial_option = optionOf(chosen.label, chosen.value)
  const to = digest?.to
  return [
    input(WATCH_INPUT.digest, words.digest, {
      ...{ type: 'static_select', action_id: WATCH_INPUT.digest, options, initial_option },
    }),
    input(WATCH_INPUT.digestAt, words.digestAt, {
      ...{ type: 'timepicker', action_id: WATCH_INPUT.digestAt, initial_time: digest?.at ?? DIGEST_TIME },
    }),
    input(
      WATCH_INPUT.digestChannel,
      words.digestChannel,
      channelSelect(WATCH_INPUT.digestChannel, to && 'channel' in to ? to.channel : undefined),
    ),
    input(WATCH_INPUT.digestPersons, words.digestPersons, {
      type: 'multi_users_select',
      action_id: WATCH_INPUT.digestPersons,
      max_selected_items: PLAN_LIMITS.persons,
      ...(to && 'persons' in to && { initial_users: [...to.persons] }),
    }),
  ]
}

function translationInputs(
  { translation }: ChannelSettings,
  { phrases, origin }: Asker,
  languages: readonly string[],
): KnownBlock[] {
  const { watch: words } = phrases
  const { languages: spoken = [], mirror } = translation ?? {}
  // What was set elsewhere is offered too, or saving would take it away.
  const all = new Set([...spoken, ...(mirror ? [mirror.language] : []), ...languages])
  const named = [...all].map((code) => optionOf(languageName(code, origin.locale ?? 'en'), code))
  const chosen = named.filter(({ value }) => spoken.includes(value ?? ''))
  const places = [
    optionOf(words.inThread, 'thread'),
    optionOf(words.below, 'below'),
    optionOf(words.onlyOwn, 'own'),
  ]
  const place = places.find(({ value }) => value === (translation?.where ?? 'own'))
  const mirrored = named.find(({ value }) => value === mirror?.language)
  if (named.length === 0) return []
  return [
    input(WATCH_INPUT.languages, words.translation, {
      type: 'multi_static_select',
      action_id: WATCH_INPUT.languages,
      options: named.slice(0, LIMITS.options),
      max_selected_items: PLAN_LIMITS.languages,
      ...(chosen.length > 0 && { initial_options: chosen }),
    }),
    input(WATCH_INPUT.where, words.translation, {
      type: 'static_select',
      action_id: WATCH_INPUT.where,
      options: places,
      initial_option: translation && place ? place : places[0]!,
    }),
    input(WATCH_INPUT.mirror, words.mirror, channelSelect(WATCH_INPUT.mirror, mirror?.channel)),
    input(WATCH_INPUT.mirrorLanguage, words.mirrorLanguage, {
      type: 'static_select',
      action_id: WATCH_INPUT.mirrorLanguage,
      options: named.slice(0, LIMITS.options),
      ...(mirrored && { initial_option: mirrored }),
    }),
  ]
}

const channelSelect = (action_id: string, chosen: string | undefined): Element => ({
  type: 'conversations_select',
  action_id,
  filter: { include: ['public', 'private'], exclude_bot_users: true },
  ...(chosen !== undefined && { initial_conversation: chosen }),
})
