/** A block or an element of one, as it is on the wire. */
export interface Block {
  type: string
  block_id?: string
  [key: string]: unknown
}

export interface Person {
  id: string
  /** The handle: `ada`. */
  name: string
  display_name: string
  real_name: string
  /** `fr-FR`. */
  locale: string
  tz: string
  is_admin?: boolean
  /** A guest. */
  is_restricted?: boolean
  /** With `bot_id` it posts as bots do. */
  is_bot?: boolean
  bot_id?: string
}

export interface Reaction {
  name: string
  users: string[]
  count: number
}

export interface StoredFile {
  id: string
  name: string
  title: string
  size: number
  /** As text; of bytes that are none, one character each. */
  content: string
  channels: string[]
  complete: boolean
}

export interface Message {
  type: 'message'
  ts: string
  text: string
  team: string
  user?: string
  subtype?: string
  bot_id?: string
  app_id?: string
  bot_profile?: object
  client_msg_id?: string
  blocks?: Block[]
  attachments?: object[]
  thread_ts?: string
  parent_user_id?: string
  edited?: { user: string; ts: string }
  reactions?: Reaction[]
  files?: { id: string; name: string; title: string }[]
}

export type ChannelKind = 'public' | 'private' | 'im' | 'mpim'

export interface Channel {
  id: string
  name: string
  kind: ChannelKind
  members: Set<string>
  archived: boolean
  /** Oldest first, answers in threads among them. */
  messages: Message[]
}

/** A workspace and what the app holds there. */
export interface Team {
  id: string
  name: string
  domain: string
  /** The bot token that the app gets here. */
  token: string
  bot: Person & { bot_id: string }
  /** False until somebody installs the app: its token is not valid and nothing is delivered. */
  installed: boolean
  /** What is wrong with the token now, for example `token_revoked`. */
  revoked?: string
  scopes: Set<string>
  people: Person[]
  channels: Channel[]
  /** Who is in a user group, by its id. */
  userGroups: Map<string, string[]>
}

/** @throws when the test names somebody who does not exist. */
export function personIn(team: Team, user: string): Person {
  const found = [...team.people, team.bot].find((row) => row.id === user || row.name === user)
  if (!found) throw new Error(`nobody is called ${user} in ${team.name}`)
  return found
}

/** @param channel an id, or a name with or without `#`. @throws when the test names one that does not exist. */
export function channelIn(team: Team, channel: string): Channel {
  const name = channel.replace(/^#/, '')
  const found = team.channels.find((row) => row.id === channel || row.name === name)
  if (!found) throw new Error(`no channel ${channel} in ${team.name}`)
  return found
}

/** The direct messages between the bot and a person. */
export function directChannel(team: Team, user: string): Channel {
  const isDirect = (row: Channel) =>
    row.kind === 'im' && row.members.has(user) && row.members.has(team.bot.id)
  const found = team.channels.find(isDirect)
  if (found) return found
  const id = `D${user.slice(1)}`
  const members = new Set([user, team.bot.id])
  const channel: Channel = { id, name: '', kind: 'im', members, archived: false, messages: [] }
  team.channels.push(channel)
  return channel
}

export const findMessage = (channel: Channel, ts: string): Message | undefined =>
  channel.messages.find((row) => row.ts === ts)

export const isBotIn = (team: Team, channel: Channel) => channel.members.has(team.bot.id)

/** What Slack calls the kind of a channel in events. */
export const CHANNEL_TYPES = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const

/** The beginning of the scopes for a kind of channel: `channels:history`, `groups:read`. */
export const SCOPE_GROUPS = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const
