/** An embed or a component, as it is on the wire. */
export interface Part {
  type?: unknown
  [key: string]: unknown
}

export interface User {
  id: string
  /** The handle: `ada`. */
  username: string
  global_name: string | null
  bot?: boolean
  /** Of their Discord: `fr`, `es-ES`. Only interactions tell it. */
  locale: string
}

export interface Role {
  id: string
  name: string
  position: number
  permissions: bigint
  mentionable?: boolean
}

export interface Member {
  user: User
  nick?: string
  roles: string[]
  joined_at: string
}

export interface Guild {
  id: string
  name: string
  owner_id: string
  preferred_locale: string
  /** The one that everybody has is first and has the guild's id. */
  roles: Role[]
  members: Member[]
}

export interface Overwrite {
  id: string
  /** 0: of a role, 1: of a member. */
  type: 0 | 1
  allow: bigint
  deny: bigint
}

/** The kinds of channels that this Discord knows (docs.discord.com/developers/resources/channel). */
export const CHANNEL = { text: 0, dm: 1, voice: 2, thread: 11, privateThread: 12, forum: 15 } as const

export interface Channel {
  id: string
  type: (typeof CHANNEL)[keyof typeof CHANNEL]
  name: string
  guild_id?: string
  parent_id?: string
  overwrites: Overwrite[]
  /** Who is in direct messages. */
  recipients: string[]
  /** Who is in a thread. */
  members: Set<string>
  owner_id?: string
  archived: boolean
  locked: boolean
  /** Oldest first. */
  messages: Message[]
}

export interface Emoji {
  /** Of the guild's own emoji. */
  id: string | null
  name: string
}

export interface Attachment {
  id: string
  filename: string
  size: number
  url: string
  proxy_url: string
  content_type?: string
  description?: string
}

/** A user as it is on the wire. */
export interface Author {
  id: string
  username: string
  global_name: string | null
  discriminator: string
  avatar: null
  bot?: boolean
}

export interface Reference {
  type: number
  message_id?: string
  channel_id: string
  guild_id?: string
}

export interface Message {
  id: string
  channel_id: string
  type: number
  author: Author
  content: string
  timestamp: string
  edited_timestamp: string | null
  tts: boolean
  mention_everyone: boolean
  mentions: Author[]
  mention_roles: string[]
  attachments: Attachment[]
  embeds: Part[]
  components: Part[]
  pinned: boolean
  flags: number
  /** On the wire they are counts. */
  reactions: { emoji: Emoji; users: string[] }[]
  nonce?: string | number
  webhook_id?: string
  application_id?: string
  message_reference?: Reference
  interaction_metadata?: object
}

/** Bits of a message's `flags`. */
export const FLAG = { suppressEmbeds: 4, ephemeral: 64, loading: 128, silent: 4096, componentsV2: 32_768 }

export interface World {
  users: User[]
  guilds: Guild[]
  /** Of all guilds, threads and direct messages among them. */
  channels: Channel[]
}

export const isDirect = ({ type }: Channel) => type === CHANNEL.dm
export const isThread = ({ type }: Channel) => type === CHANNEL.thread || type === CHANNEL.privateThread

export const newChannel = (
  given: Pick<Channel, 'id' | 'name' | 'type'> & Partial<Omit<Channel, 'recipients' | 'members'>>,
  people: { recipients?: string[]; members?: string[] } = {},
): Channel => ({
  overwrites: [],
  archived: false,
  locked: false,
  messages: [],
  recipients: people.recipients ?? [],
  ...given,
  members: new Set(people.members),
})

/** @throws when the test names somebody who does not exist. */
export function userIn({ users }: World, name: string): User {
  const found = users.find((row) => row.id === name || row.username === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

/** The direct messages between two. */
export function directChannel(world: World, one: string, other: string, id: () => string): Channel {
  const found = world.channels.find(
    (row) => isDirect(row) && row.recipients.includes(one) && row.recipients.includes(other),
  )
  if (found) return found
  const opened = newChannel({ id: id(), type: CHANNEL.dm, name: '' }, { recipients: [one, other] })
  world.channels.push(opened)
  return opened
}

export const findMessage = (channel: Channel, id: string | undefined): Message | undefined =>
  channel.messages.find((row) => row.id === id)

/** @throws when the channel is in no guild. */
export function guildOf(world: World, channel: Channel): Guild {
  const found = world.guilds.find((row) => row.id === channel.guild_id)
  if (!found) throw new Error(`${channel.name || channel.id} is in no guild`)
  return found
}

export const memberOf = (guild: Guild | undefined, user: string): Member | undefined =>
  guild?.members.find((row) => row.user.id === user)
