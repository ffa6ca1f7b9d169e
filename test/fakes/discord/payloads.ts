import { guildPermissions, permissionsIn } from './permissions.ts'
import type { State } from './state.ts'
import {
  type Author,
  CHANNEL,
  type Channel,
  findMessage,
  type Guild,
  guildOf,
  isDirect,
  isThread,
  type Member,
  type Message,
  memberOf,
  type Role,
  type User,
  userIn,
} from './world.ts'

/** The objects of the wire, made from the world. */

export const userObject = ({ id, username, global_name, bot }: User): Author => ({
  id,
  username,
  global_name,
  discriminator: bot ? '4242' : '0',
  avatar: null,
  ...(bot && { bot }),
})

export const memberObject = ({ nick, roles, joined_at }: Member) => ({
  nick: nick ?? null,
  roles,
  joined_at,
  avatar: null,
  banner: null,
  premium_since: null,
  communication_disabled_until: null,
  deaf: false,
  mute: false,
  pending: false,
  flags: 0,
})

export const fullMember = (member: Member) => ({ ...memberObject(member), user: userObject(member.user) })

export const roleObject = ({ id, name, position, permissions, mentionable = false }: Role) => ({
  ...{ id, name, position, mentionable },
  permissions: String(permissions),
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: false,
  icon: null,
  unicode_emoji: null,
  flags: 0,
})

export function channelObject({ world, botId }: State, channel: Channel): object {
  const { id, type, name, guild_id, parent_id, messages } = channel
  const last_message_id = messages.at(-1)?.id ?? null
  const base = { id, type, last_message_id, flags: 0 }
  if (isDirect(channel)) {
    const others = channel.recipients.filter((user) => user !== botId)
    return { ...base, recipients: others.map((user) => userObject(userIn(world, user))) }
  }
  const named = { ...base, name, guild_id, parent_id: parent_id ?? null, rate_limit_per_user: 0 }
  if (isThread(channel)) return { ...named, ...threadFields(channel, botId) }
  const overwrites = channel.overwrites.map((row) => ({
    ...row,
    allow: String(row.allow),
    deny: String(row.deny),
  }))
  return {
    ...named,
    position: world.channels.indexOf(channel),
    permission_overwrites: overwrites,
    topic: null,
    nsfw: false,
    ...(type === CHANNEL.voice && { bitrate: 64_000, user_limit: 0, rtc_region: null }),
    ...(type === CHANNEL.forum && { available_tags: [], default_sort_order: null, default_forum_layout: 0 }),
  }
}

const threadFields = ({ id, owner_id, messages, members, archived, locked }: Channel, bot: string) => ({
  owner_id,
  message_count: messages.length,
  total_message_sent: messages.length,
  member_count: members.size,
  thread_metadata: {
    ...{ archived, locked },
    auto_archive_duration: 1440,
    // A closed one was closed with its last message.
    archive_timestamp: (archived && messages.at(-1)?.timestamp) || '2025-01-01T00:00:00.000000+00:00',
    create_timestamp: '2025-01-01T00:00:00.000000+00:00',
  },
  applied_tags: [],
  ...(members.has(bot) && { member: threadMember(id, bot) }),
})

export const threadMember = (id: string, user_id: string) => ({
  ...{ id, user_id },
  join_timestamp: '2025-01-01T00:00:00.000000+00:00',
  flags: 0,
})

/** What `GET /guilds/{id}` answers. */
export const guildObject = ({ id, name, owner_id, preferred_locale, roles }: Guild) => ({
  ...{ id, name, owner_id, preferred_locale },
  roles: roles.map(roleObject),
  emojis: [],
  stickers: [],
  features: [],
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  premium_tier: 0,
  nsfw_level: 0,
  vanity_url_code: null,
  premium_progress_bar_enabled: false,
})

/** What GUILD_CREATE says: with channels, and of the members only the bot. */
export function guildCreate(state: State, guild: Guild): object {
  const all = state.world.channels.filter((row) => row.guild_id === guild.id)
  const seen = (row: Channel) => permissionsIn(state.world, state.botId, row) !== 0n
  const me = memberOf(guild, state.botId)!
  return {
    ...guildObject(guild),
    joined_at: me.joined_at,
    large: false,
    unavailable: false,
    member_count: guild.members.length,
    members: [fullMember(me)],
    channels: all.filter((row) => !isThread(row)).map((row) => channelObject(state, row)),
    threads: all
      .filter((row) => isThread(row) && !row.archived && seen(row))
      .map((row) => channelObject(state, row)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}

/** What an interaction says of the member who did it. */
export function interactionMember({ world }: State, guild: Guild, channel: Channel, user: User): object {
  const member = memberOf(guild, user.id)!
  const permissions = permissionsIn(world, user.id, channel) || guildPermissions(guild, user.id)
  return { ...fullMember(member), permissions: String(permissions) }
}

/** Where a message cannot be read: what stays of it. */
const BLANK = { content: '', embeds: [], attachments: [], components: [] }

/**
 * A message as the API gives it.
 * @param readable whether the app may read contents that are not its business anyway.
 */
export function messageObject(state: State, message: Message, readable = true, depth = 0): object {
  const { reactions, ...rest } = structuredClone(message)
  const channel = state.world.channels.find((row) => row.id === message.channel_id)
  const counts = reactions.map(({ emoji, users }) => ({
    emoji,
    count: users.length,
    count_details: { burst: 0, normal: users.length },
    me: users.includes(state.botId),
    me_burst: false,
    burst_colors: [],
  }))
  const isReply = message.type === 19 && message.message_reference && depth === 0
  const target = isReply && channel && findMessage(channel, message.message_reference?.message_id)
  const thread = state.world.channels.find((row) => row.id === message.id && isThread(row))
  return {
    ...rest,
    ...(!readable && !isReadable(state, message, channel) && BLANK),
    ...(counts.length > 0 && { reactions: counts }),
    ...(isReply && { referenced_message: target ? messageObject(state, target, readable, 1) : null }),
    ...(thread && { thread: channelObject(state, thread) }),
    mention_channels: undefined,
  }
}

/** What can be read without the message-content intent: own messages, direct ones, and mentions of the bot. */
const isReadable = ({ botId }: State, message: Message, channel: Channel | undefined) =>
  message.author.id === botId ||
  (channel !== undefined && isDirect(channel)) ||
  message.mentions.some((row) => row.id === botId)

/** What the gateway says beside the message. */
export function messageEvent(state: State, channel: Channel, message: Message, readable: boolean): object {
  const wire = messageObject(state, message, readable)
  if (isDirect(channel)) return { ...wire, channel_type: channel.type }
  const guild = guildOf(state.world, channel)
  const member = message.webhook_id ? undefined : memberOf(guild, message.author.id)
  const members = message.mentions.map((row) => {
    const known = memberOf(guild, row.id)
    return { ...row, ...(known && { member: memberObject(known) }) }
  })
  return {
    ...wire,
    mentions: members,
    channel_type: channel.type,
    guild_id: guild.id,
    ...(member && { member: memberObject(member) }),
  }
}
