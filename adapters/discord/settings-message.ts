import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js'
import { whyRefused } from '../../src/contract/why-refused.ts'
import { languageName } from '../../src/text/languages.ts'
import { type Asker, channelOf } from './asker.ts'
import type { Desk } from './desk.ts'
import type { DiscordMessage } from './discord-message.ts'
import { menuRow } from './menu-row.ts'
import { PRESS } from './press.ts'
import { BLURPLE } from './tones.ts'
import { type WatchedChannel, watchedHere, watchedLines } from './watched-here.ts'

/** What stands behind `set:` in the custom ids of settings. */
export const SETTING = {
  language: `${PRESS.set}:language`,
  never: `${PRESS.set}:never`,
  forget: `${PRESS.set}:forget`,
  forgetSure: `${PRESS.set}:forget-sure`,
  back: `${PRESS.set}:back`,
  flags: `${PRESS.set}:flags`,
  /** A channel's messages translated for one person. */
  own: `${PRESS.set}:own`,
  summaries: `${PRESS.set}:summaries`,
  /** What Parley does unasked: a page of its own. */
  watch: `${PRESS.set}:watch`,
} as const

/** The switches of a channel. Answers to mentions are always public on Discord. */
export const CHANNEL_SWITCHES = ['flags', 'summaries'] as const

type Row = APIActionRowComponent<APIButtonComponent>

const DEED = { kind: 'change-settings' } as const

/** Why the asker may not change what Parley does where they are, in their language. */
export const settingsRefusal = ({ house }: Desk, { origin }: Asker) => house.policy.refusal(DEED, origin)

/** The same for who wants to do it now: a refusal has a row in the audit trail. @param check throws NOT_ALLOWED. */
export const refuseSettings = ({ house }: Desk, { origin }: Asker, check?: () => Promise<void>) =>
  whyRefused(house, { task: 'settings', deed: DEED, origin }, check)

/** A person's settings, and those of the channel for who may change them. Every control changes its setting at once. */
export async function settingsMessage(desk: Desk, asker: Asker, channel: string): Promise<DiscordMessage> {
  const { people, channels, languages } = desk.house
  const words = asker.phrases.settings
  const [mine, held] = await Promise.all([people.settings(asker.person), people.held(asker.person)])
  const refused = settingsRefusal(desk, asker)
  const here = asker.origin.server === undefined ? undefined : await watchedHere(desk, channel)
  const switches = refused === undefined ? await channels.settings(channelOf(channel)) : undefined
  const lines = [
    `**${words.language}**\n${words.languageHint}`,
    `**${words.neverAnalyse}**\n${words.neverAnalyseHint}`,
    words.held(held),
    ...(switches ? [`**${words.channels}** <#${channel}>`] : []),
    ...(here ? [watchedLines(here, asker), ...(refused === undefined ? [] : [`-# ${refused}`])] : []),
  ]
  return {
    embeds: [{ title: words.mine, description: lines.join('\n\n'), color: BLURPLE }],
    components: [
      languageRow(asker, languages, mine.language),
      buttonRow(
        button(SETTING.never, `${words.neverAnalyse}: ${mine.neverAnalyse ? words.on : words.off}`),
        button(SETTING.forget, words.forget, ButtonStyle.Danger),
      ),
      ...(switches
        ? [
            buttonRow(
              ...CHANNEL_SWITCHES.map((name) =>
                button(SETTING[name], `${words[name]}: ${switches[name] ? words.on : words.off}`),
              ),
              ...(here ? [button(SETTING.watch, `${asker.phrases.watch.unasked} …`)] : []),
            ),
          ]
        : []),
      ...(here ? await ownRows(desk, asker, here) : []),
    ],
  }
}

/** Asks once more before everything about a person is deleted. */
export function forgetMessage({ phrases }: Asker): DiscordMessage {
  const { forgetSure, delete: yes, cancel } = phrases.settings
  return {
    embeds: [{ description: forgetSure, color: BLURPLE }],
    components: [
      buttonRow(button(SETTING.forgetSure, yes, ButtonStyle.Danger), button(SETTING.back, cancel)),
    ],
  }
}

/** Where messages are translated, everybody may have that for themselves, in any language. */
async function ownRows({ house }: Desk, { person, phrases, origin }: Asker, here: WatchedChannel) {
  if (here.settings.translation === undefined) return []
  const { own: title, notForMe } = phrases.watch
  const own = (await house.ownTranslations.find(person, here.channel)) ?? 'no'
  const name = (code: string) => languageName(code, origin.locale ?? 'en')
  const named = house.languages.map((code) => ({ value: code, label: `${title}: ${name(code)}` }))
  return [menuRow(SETTING.own, [{ value: 'no', label: `${title}: ${notForMe}` }, ...named], title, own)]
}

function languageRow({ origin, phrases }: Asker, languages: readonly string[], chosen = 'profile') {
  const names = new Intl.DisplayNames([origin.locale ?? 'en', 'en'], { type: 'language' })
  const choices = languages.map((code) => ({ label: names.of(code) ?? code, value: code }))
  const all = [{ label: phrases.settings.asSlack, value: 'profile' }, ...choices]
  return menuRow(SETTING.language, all, phrases.chooseLanguage, chosen)
}

export const buttonRow = (...components: APIButtonComponent[]): Row => ({
  type: ComponentType.ActionRow,
  components,
})

export function button(
  custom_id: string,
  label: string,
  style: ButtonStyle.Secondary | ButtonStyle.Danger = ButtonStyle.Secondary,
): APIButtonComponent {
  return { type: ComponentType.Button, custom_id, label, style }
}
