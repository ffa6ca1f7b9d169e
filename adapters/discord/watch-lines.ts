import type { ChannelSettings } from '../../src/contract/channels.ts'
import { type Asker, channelOf } from './asker.ts'
import type { Desk } from './desk.ts'
import { roomOf } from './room-of.ts'

/** A channel in which something may be done unasked; a thread belongs to its channel. */
export interface WatchedChannel {
  channel: string
  settings: ChannelSettings
}

/** The channel of where somebody asks, and what is set there. */
export async function watchedHere({ client, house }: Desk, id: string): Promise<WatchedChannel> {
  const { channel } = await roomOf(client, id)
  return { channel, settings: await house.channels.settings(channelOf(channel)) }
}

/** What Parley does unasked in a channel, in words; of alerts also whom they reach. */
export function watchLines(settings: ChannelSettings, { phrases }: Asker): string[] {
  const { watch: words } = phrases
  const mood = `${settings.mood ? '✓' : '–'} ${words.mood}`
  if (!settings.mood) return [mood]
  const { alertTo, moodReactions } = settings
  const to =
    alertTo === undefined ? words.nobody : 'channel' in alertTo ? `<#${alertTo.channel}>` : words.alertPerson
  return [
    mood,
    `${moodReactions ? '✓' : '–'} ${words.moodReactions}`,
    `${alertTo ? '✓' : '–'} ${words.alerts}: ${to}`,
  ]
}
