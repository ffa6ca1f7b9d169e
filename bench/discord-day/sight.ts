import type { FakeDiscord } from '../../test/fakes/discord/index.ts'
import { type Channel, FLAG, type Message } from '../../test/fakes/discord/world.ts'
import type { Seen } from '../day/step.ts'

/** What the bot has written, by where people look for it; ids are those of the messages. */
export interface Sight {
  /** For one person's eyes. */
  privately(user: string, channel: string): Seen[]
  /** In answer to a message. */
  replies(channel: string, message: string): Seen[]
  /** In a channel, a thread or direct messages. */
  inside(channel: string): Seen[]
  /** In a channel, in answer to nothing, with this word in it. */
  posted(channel: string, word: string): Seen[]
  /** All messages, ephemeral ones too. */
  everything(): Seen[]
}

export function createSight(discord: FakeDiscord): Sight {
  const { world, botId, textOf } = discord
  const seen = (row: Message): Seen => {
    return { id: row.id, text: textOf(row), working: (row.flags & FLAG.loading) !== 0 }
  }
  const written = (channel: Channel | undefined, fits: (message: Message) => boolean = () => true) =>
    (channel?.messages ?? []).filter((row) => row.author.id === botId && fits(row)).map(seen)
  const find = (channel: string) => world.channels.find(({ id }) => id === channel)
  return {
    privately: (user, channel) =>
      discord
        .ephemerals(user)
        .filter((row) => row.channel_id === channel)
        .map(seen),
    replies: (channel, message) =>
      written(find(channel), (row) => row.message_reference?.message_id === message),
    inside: (channel) => written(find(channel)),
    posted: (channel, word) =>
      written(find(channel), (row) => row.message_reference === undefined).filter(({ text }) =>
        text.includes(word),
      ),
    everything: () => [
      ...world.channels.flatMap((channel) => written(channel)),
      ...discord.ephemerals().map(seen),
    ],
  }
}
