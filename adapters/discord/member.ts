import { type Guild, type GuildMember, RESTJSONErrorCodes as Refusal } from 'discord.js'
import { discordErrorCode } from './discord-error.ts'
import type { Pace } from './pace.ts'

const NOBODY: ReadonlySet<number> = new Set([Refusal.UnknownMember, Refusal.UnknownUser])

/**
 * A member of a server with the roles they have now; undefined when they are none. Asks each time, because without the
 * privileged intent for members Discord does not tell when a role is taken away.
 */
export async function memberOf(guild: Guild, user: string, pace: Pace): Promise<GuildMember | undefined> {
  try {
    return await pace.read(() => guild.members.fetch({ user, force: true, cache: false }))
  } catch (error) {
    if (NOBODY.has(discordErrorCode(error) ?? 0)) return undefined
    throw error
  }
}
