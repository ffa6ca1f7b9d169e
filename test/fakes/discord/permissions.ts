import { type Channel, type Guild, isDirect, isThread, type World } from './world.ts'

/** Which bit each permission is (docs.discord.com/developers/topics/permissions). */
const POSITIONS = {
  CreateInstantInvite: 0,
  Administrator: 3,
  ManageChannels: 4,
  ManageGuild: 5,
  AddReactions: 6,
  ViewChannel: 10,
  SendMessages: 11,
  ManageMessages: 13,
  EmbedLinks: 14,
  AttachFiles: 15,
  ReadMessageHistory: 16,
  MentionEveryone: 17,
  UseExternalEmojis: 18,
  Connect: 20,
  Speak: 21,
  ChangeNickname: 26,
  ManageRoles: 28,
  ManageWebhooks: 29,
  UseApplicationCommands: 31,
  ManageThreads: 34,
  CreatePublicThreads: 35,
  CreatePrivateThreads: 36,
  SendMessagesInThreads: 38,
  SendPolls: 49,
  UseExternalApps: 50,
} as const

export type Permission = keyof typeof POSITIONS

export const bits = (...names: Permission[]) =>
  names.reduce((sum, name) => sum | (1n << BigInt(POSITIONS[name])), 0n)

/** All that there are, those that nobody needs here too. */
export const EVERYTHING = (1n << 53n) - 1n

/** What those in direct messages may do. */
const DIRECT = bits(
  ...(['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory'] as const),
  ...(['AddReactions', 'UseExternalEmojis', 'UseApplicationCommands', 'UseExternalApps'] as const),
)

/** What somebody may do in the whole guild. */
export function guildPermissions(guild: Guild, user: string): bigint {
  const member = guild.members.find((row) => row.user.id === user)
  if (!member) return 0n
  if (guild.owner_id === user) return EVERYTHING
  const held = guild.roles
    .filter((role) => role.id === guild.id || member.roles.includes(role.id))
    .reduce((sum, role) => sum | role.permissions, 0n)
  return held & bits('Administrator') ? EVERYTHING : held
}

/** What somebody may do in a channel, its overwrites taken into account; nothing if they may not see it. */
export function permissionsIn(world: World, user: string, channel: Channel): bigint {
  if (isDirect(channel)) return channel.recipients.includes(user) ? DIRECT : 0n
  const guild = world.guilds.find((row) => row.id === channel.guild_id)
  if (!guild) return 0n
  const base = guildPermissions(guild, user)
  if (base === EVERYTHING) return base
  const parent = isThread(channel) && world.channels.find((row) => row.id === channel.parent_id)
  const held = overwrite(base, parent || channel, guild, user)
  const shut = channel.type === 12 && !channel.members.has(user) && !(held & bits('ManageThreads'))
  return held & bits('ViewChannel') && !shut ? held : 0n
}

function overwrite(base: bigint, { overwrites }: Channel, guild: Guild, user: string): bigint {
  const roles = guild.members.find((row) => row.user.id === user)?.roles ?? []
  const change = (held: bigint, rows: typeof overwrites) => {
    const denied = rows.reduce((sum, row) => sum | row.deny, 0n)
    return (held & ~denied) | rows.reduce((sum, row) => sum | row.allow, 0n)
  }
  const layers = [[guild.id], roles, [user]]
  return layers.reduce(
    (held, ids) =>
      change(
        held,
        overwrites.filter((row) => ids.includes(row.id)),
      ),
    base,
  )
}

/** Whether somebody may do all of this in a channel. */
export const may = (world: World, user: string, channel: Channel, ...names: Permission[]) => {
  const needed = bits(...names)
  return (permissionsIn(world, user, channel) & needed) === needed
}
