import type { KnownBlock, ModalView, Option, PlainTextOption } from '@slack/types'
import type { ChannelSettings } from '../../src/contract/channels.ts'
import type { Held, PersonSettings } from '../../src/contract/people.ts'
import { languageName } from '../../src/text/languages.ts'
import { watchLines } from '../../src/text/watch-lines.ts'
import type { Asker } from './asker.ts'
import { LIMITS } from './limits.ts'
import { section } from './notices.ts'
import { watchInputs } from './watch-blocks.ts'

/** Action ids of the settings. */
export const SETTING = {
  language: 'settings:language',
  never: 'settings:never',
  forget: 'settings:forget',
  channel: 'settings:channel',
  here: 'settings:here',
  own: 'settings:own',
} as const

/** What a person has set and what is kept about them. */
export interface Mine {
  settings: PersonSettings
  held: Held
}

const plainText = (text: string) => ({ type: 'plain_text' as const, text })

/** A person's own settings: for the App Home and the settings modal. */
export function personBlocks(
  { settings, held }: Mine,
  asker: Asker,
  languages: readonly string[],
): KnownBlock[] {
  const words = asker.phrases.settings
  return [
    section(`*${words.language}*\n${words.languageHint}`),
    languageMenu(settings.language, asker, languages),
    section(words.neverAnalyseHint),
    neverMenu(settings.neverAnalyse === true, asker),
    section(words.held(held)),
    forgetButton(asker),
  ]
}

function languageMenu(current: string | undefined, asker: Asker, languages: readonly string[]): KnownBlock {
  const { asSlack } = asker.phrases.settings
  const names = new Intl.DisplayNames([asker.origin.locale ?? 'en', 'en'], { type: 'language' })
  const asProfile: Option = { text: plainText(asSlack), value: 'profile' }
  const options = [
    asProfile,
    ...languages
      .slice(0, LIMITS.options - 1)
      .map((code) => ({ text: plainText(names.of(code) ?? code), value: code })),
  ]
  const initial = options.find(({ value }) => value === current) ?? asProfile
  return {
    type: 'actions',
    elements: [{ type: 'static_select', action_id: SETTING.language, options, initial_option: initial }],
  }
}

function neverMenu(chosen: boolean, { phrases }: Asker): KnownBlock {
  const option = { text: plainText(phrases.settings.neverAnalyse), value: 'never' }
  return {
    type: 'actions',
    elements: [
      {
        type: 'checkboxes',
        action_id: SETTING.never,
        options: [option],
        ...(chosen && { initial_options: [option] }),
      },
    ],
  }
}

function forgetButton({ phrases }: Asker): KnownBlock {
  const words = phrases.settings
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: SETTING.forget,
        style: 'danger',
        text: plainText(words.forget),
        confirm: {
          title: plainText(words.delete),
          text: plainText(words.forgetSure),
          confirm: plainText(words.delete),
          deny: plainText(words.cancel),
        },
      },
    ],
  }
}

const CHANNEL_SETTINGS = ['flags', 'publicAnswers', 'summaries'] as const

/** What Parley does in a channel, in words; the ticked ones. Of what it does unasked, only what is on. */
export function channelLine(settings: ChannelSettings, asker: Asker): string {
  return [
    ...askedLines(settings, asker),
    ...unasked(settings, asker).filter((line) => line.startsWith('✓')),
  ].join('\n')
}

function askedLines(settings: ChannelSettings, { phrases }: Asker): string[] {
  return CHANNEL_SETTINGS.map((name) => `${settings[name] ? '✓' : '–'} ${phrases.settings[name]}`)
}

const unasked = (settings: ChannelSettings, { phrases, origin }: Asker) =>
  watchLines(settings, phrases, origin.locale, phrases.watch.inThread)

/** A channel in which somebody looks at the settings. */
export interface Here {
  channel: string
  settings: ChannelSettings
  /** Why who looks may not change them, in their language. */
  refused: string | undefined
  /** The language that they read it in, if they have it translated for themselves. */
  own: string | undefined
}

/** What Parley does in the channel where somebody asks, and the way to change it, or why they may not. */
export function hereBlocks(here: Here, asker: Asker, languages: readonly string[]): KnownBlock[] {
  const { channel, settings, refused } = here
  const { here: title, change } = asker.phrases.watch
  const button = {
    type: 'button' as const,
    action_id: SETTING.here,
    text: plainText(change),
    value: channel,
  }
  return [
    { type: 'divider' },
    section(
      [`*${title}* <#${channel}>`, ...askedLines(settings, asker), ...unasked(settings, asker)].join('\n'),
    ),
    refused === undefined
      ? { type: 'actions', elements: [button] }
      : { type: 'context', elements: [plainText(refused.slice(0, LIMITS.contextCharacters))] },
    ...(settings.translation ? ownBlocks(here.own, asker, languages) : []),
  ]
}

/** Where messages are translated, everybody may have that for their own eyes, in any language. */
function ownBlocks(own: string | undefined, asker: Asker, languages: readonly string[]): KnownBlock[] {
  const { own: title, notForMe } = asker.phrases.watch
  const named = languages
    .slice(0, LIMITS.options - 1)
    .map((code) => ({ text: plainText(languageName(code, asker.origin.locale ?? 'en')), value: code }))
  const options: PlainTextOption[] = [{ text: plainText(notForMe), value: 'no' }, ...named]
  const initial = options.find(({ value }) => value === own) ?? options[0]!
  const menu = { type: 'static_select' as const, action_id: SETTING.own, options, initial_option: initial }
  return [section(title), { type: 'actions', elements: [menu] }]
}

/** The modal in which an administrator changes a channel. */
export function channelModal(
  channel: string,
  settings: ChannelSettings,
  asker: Asker,
  languages: readonly string[],
): ModalView {
  const { phrases } = asker
  const options = CHANNEL_SETTINGS.map((value) => ({ text: plainText(phrases.settings[value]), value }))
  const ticked = options.filter(({ value }) => settings[value])
  return {
    type: 'modal',
    callback_id: 'channel-settings',
    private_metadata: channel,
    title: plainText(phrases.titles.channel!),
    submit: plainText(phrases.settings.save),
    close: plainText(phrases.close),
    blocks: [
      section(`<#${channel}>`),
      {
        type: 'input',
        block_id: 'settings',
        optional: true,
        label: plainText(phrases.settings.channels),
        element: {
          type: 'checkboxes',
          action_id: 'settings',
          options,
          ...(ticked.length > 0 && { initial_options: ticked }),
        },
      },
      ...watchInputs(settings, asker, languages),
    ],
  }
}

/** What was ticked in `channelModal`. */
export function tickedSettings(
  ticked: readonly string[],
): Pick<ChannelSettings, (typeof CHANNEL_SETTINGS)[number]> {
  const [flags, publicAnswers, summaries] = CHANNEL_SETTINGS.map((name) => ticked.includes(name))
  return { flags: flags!, publicAnswers: publicAnswers!, summaries: summaries! }
}
