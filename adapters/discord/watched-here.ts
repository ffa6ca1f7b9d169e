import type { ChannelSettings } from '../../src/contract/channels.ts'
import { watchLines } from '../../src/text/watch-lines.ts'
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

/** What Parley does there unasked, as Markdown. */
export function watchedLines({ channel, settings }: WatchedChannel, { phrases, origin }: Asker): string {
  const lines = watchLines(settings, phrases, origin.locale, phrases.watch.asReply)
  return [`**${phrases.watch.here}** <#${channel}>`, ...lines].join('\n')
}
