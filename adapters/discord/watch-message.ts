import {
  type APIActionRowComponent,
  type APIChannelSelectComponent,
  type APIUserSelectComponent,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js'
import type { ChannelSettings } from '../../src/contract/channels.ts'
import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'
import type { DiscordMessage } from './discord-message.ts'
import { PRESS } from './press.ts'
import { button, buttonRow, SETTING } from './settings-message.ts'
import { watchedHere, watchLines } from './watch-lines.ts'

/** The custom ids of what Parley does unasked. */
export const WATCH = {
  open: SETTING.watch,
  mood: `${PRESS.set}:mood`,
  moodReactions: `${PRESS.set}:mood-reactions`,
  alertChannel: `${PRESS.set}:alert-channel`,
  alertPerson: `${PRESS.set}:alert-person`,
} as const

const BLURPLE = 0x5865f2

/** What Parley does unasked in a channel, with the controls that change it. */
export async function watchMessage(desk: Desk, asker: Asker, here: string): Promise<DiscordMessage> {
  const { channel, settings } = await watchedHere(desk, here)
  const { watch: words, settings: common } = asker.phrases
  const state = (on: boolean) => (on ? common.on : common.off)
  const lines = [`<#${channel}>`, ...watchLines(settings, asker)]
  return {
    embeds: [{ title: words.here, description: lines.join('\n'), color: BLURPLE }],
    components: [
      buttonRow(
        button(WATCH.mood, `${words.mood}: ${state(settings.mood)}`),
        ...(settings.mood
          ? [button(WATCH.moodReactions, `${words.moodReactions}: ${state(settings.moodReactions)}`)]
          : []),
        button(SETTING.back, words.back),
      ),
      ...(settings.mood ? alertRows(settings, asker) : []),
    ],
  }
}

/** Emptied, nobody is told any more. */
function alertRows({ alertTo }: ChannelSettings, { phrases }: Asker) {
  const { watch: words } = phrases
  const channel = alertTo && 'channel' in alertTo ? alertTo.channel : undefined
  const person = alertTo && 'person' in alertTo ? alertTo.person : undefined
  const toChannel: APIChannelSelectComponent = {
    type: ComponentType.ChannelSelect,
    custom_id: WATCH.alertChannel,
    placeholder: `${words.alerts}: ${words.alertChannel}`,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    min_values: 0,
    ...(channel && { default_values: [{ id: channel, type: SelectMenuDefaultValueType.Channel }] }),
  }
  const toPerson: APIUserSelectComponent = {
    type: ComponentType.UserSelect,
    custom_id: WATCH.alertPerson,
    placeholder: `${words.alerts}: ${words.alertPerson}`,
    min_values: 0,
    ...(person && { default_values: [{ id: person, type: SelectMenuDefaultValueType.User }] }),
  }
  return [toChannel, toPerson].map(
    (menu): APIActionRowComponent<APIChannelSelectComponent | APIUserSelectComponent> => ({
      type: ComponentType.ActionRow,
      components: [menu],
    }),
  )
}
