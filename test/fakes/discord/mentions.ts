import type { AllowedMentions } from './check-message.ts'
import { userObject } from './payloads.ts'
import { may } from './permissions.ts'
import type { State } from './state.ts'
import type { Author, Channel, Message } from './world.ts'

/** Whom a message calls. */
export interface Calls {
  /** What the message says of it. */
  called: { mentions: Author[]; mention_roles: string[]; mention_everyone: boolean }
  /**
   * What rings, or would where the writer may call roles and everyone: as it stands in the text, and
   * `reply to <@id>` for an author who is answered. Bots hear nothing.
   */
  tokens: string[]
}

export interface Calling {
  channel: Channel
  content: string
  /** Who writes. */
  author: string
  allowed?: AllowedMentions | undefined
  /** Answers to interactions call people only, unless told otherwise. */
  isWebhook?: boolean
  /** The message that is answered. */
  answered?: Message | undefined
}

/** Whom this calls (docs.discord.com/developers/resources/message#allowed-mentions-object). */
export function callsOf(state: State, calling: Calling): Calls {
  const { channel, content, author, answered } = calling
  const { users, guilds } = state.world
  const allowed = calling.allowed ?? {
    parse: calling.isWebhook ? ['users'] : ['users', 'roles', 'everyone'],
    replied_user: true,
  }
  const found = (pattern: RegExp, allows: (id: string) => boolean | undefined) =>
    [...new Set([...content.matchAll(pattern)].map((match) => match[1]!))].filter(allows)
  const named = (kind: 'users' | 'roles') => (id: string) =>
    allowed.parse?.includes(kind) || allowed[kind]?.includes(id)
  const people = found(/<@!?(\d{17,20})>/g, named('users'))
  const roles = found(/<@&(\d{17,20})>/g, named('roles'))
  const shouts = found(/(@everyone|@here)\b/g, () => allowed.parse?.includes('everyone'))
  const isAnswer = answered && allowed.replied_user && answered.author.id !== author
  const told = isAnswer && !people.includes(answered.author.id) ? [answered.author] : []

  const mayCallAll = may(state.world, author, channel, 'MentionEveryone')
  const known = guilds.find((row) => row.id === channel.guild_id)?.roles ?? []
  const isPerson = (id: string) => id !== author && !users.find((row) => row.id === id)?.bot
  const mentioned = people.flatMap((id) => users.find((row) => row.id === id) ?? [])
  return {
    called: {
      mentions: [...mentioned.map(userObject), ...told],
      mention_roles: roles.filter((id) =>
        known.some((row) => row.id === id && (row.mentionable || mayCallAll)),
      ),
      mention_everyone: shouts.length > 0 && mayCallAll,
    },
    tokens: [
      ...people.filter(isPerson).map((id) => `<@${id}>`),
      ...roles.map((id) => `<@&${id}>`),
      ...shouts,
      ...told.filter((row) => isPerson(row.id)).map(({ id }) => `reply to <@${id}>`),
    ],
  }
}
