import type { APIInteractionGuildMember, GuildMember } from 'discord.js'

/** What the policy knows a member by: ids of their roles, and `admin` for who may manage the server. */
export function rolesOf(
  roles: GuildMember['roles'] | APIInteractionGuildMember['roles'],
  admin: boolean,
): string[] {
  const ids = 'cache' in roles ? [...roles.cache.filter(({ guild, id }) => id !== guild.id).keys()] : roles
  return [...(admin ? ['admin'] : []), ...ids]
}
