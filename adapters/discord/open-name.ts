import {
  type Channel,
  ChannelType,
  type NonThreadGuildBasedChannel,
  OverwriteType,
  type Role,
} from 'discord.js'

/**
 * What a channel is called, where everybody who sees `here` sees that channel too; undefined else, because then its name may
 * be a secret.
 */
export function openName(channel: Channel | undefined, here: Channel | null): string | undefined {
  if (!channel || channel.isDMBased() || channel.type === ChannelType.PrivateThread) return undefined
  const [from, to] = [outermost(here), outermost(channel)]
  if (!from || !to) return undefined
  return from.id === to.id || seenFrom(from, to) ? channel.name : undefined
}

/** A thread is seen by those who see its parent. */
function outermost(channel: Channel | null): NonThreadGuildBasedChannel | null {
  if (channel === null || channel.isDMBased()) return null
  return channel.isThread() ? channel.parent : channel
}

/** Judged by roles: nobody sees `here` on their own account, and the other is shut to nobody in particular. */
function seenFrom(here: NonThreadGuildBasedChannel, there: NonThreadGuildBasedChannel): boolean {
  const { guild, client } = here
  const sees = (role: Role, channel: NonThreadGuildBasedChannel) =>
    channel.permissionsFor(role).has('ViewChannel')
  const alone = here.permissionOverwrites.cache.some(
    ({ id, type, allow }) =>
      type === OverwriteType.Member && id !== client.user.id && allow.has('ViewChannel'),
  )
  const shut = there.permissionOverwrites.cache.some(
    ({ id, deny }) => id !== guild.id && deny.has('ViewChannel'),
  )
  if (there.guildId !== guild.id || alone || shut) return false
  return guild.roles.cache.every((role) => !sees(role, here) || sees(role, there))
}
