import type { Channel } from './world.ts'

/** Bits of the intents (docs.discord.com/developers/events/gateway#list-of-intents). */
export const INTENT = {
  Guilds: 1 << 0,
  GuildMembers: 1 << 1,
  GuildPresences: 1 << 8,
  GuildMessages: 1 << 9,
  GuildMessageReactions: 1 << 10,
  GuildMessageTyping: 1 << 11,
  DirectMessages: 1 << 12,
  DirectMessageReactions: 1 << 13,
  DirectMessageTyping: 1 << 14,
  MessageContent: 1 << 15,
}

/** The highest bit that there is: polls in direct messages. */
export const ALL_INTENTS = (1 << 26) - 1 - (1 << 22) - (1 << 23) - (1 << 17) - (1 << 18) - (1 << 19)

/** An event for the app. */
export interface Dispatch {
  t: string
  /** What it says, for a connection with these intents. */
  d: object | ((intents: number) => object)
  /** The intents of which one must have been asked for; none are needed if not given. */
  intent?: number
  /** Goes to the connection that has this guild; otherwise to the first. */
  guild?: string | undefined
  /** Only told when the bot may view it. */
  channel?: Channel
}
