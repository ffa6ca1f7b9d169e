import type { Client } from 'discord.js'
import type { Origin } from '../../src/contract/request.ts'
import type { Asker } from './asker.ts'
import { spotOf } from './spot.ts'

/** The asker, as if they asked in another channel; roles of one server say nothing on another. */
export function originIn(client: Client, channelId: string, { origin }: Asker): Origin {
  const { thread: _, roles = [], ...here } = origin
  const channel = client.channels.cache.get(channelId) ?? null
  const guildId = channel && 'guildId' in channel ? channel.guildId : null
  const spot = spotOf({ channel, channelId, guildId })
  return { ...here, ...spot, roles: spot.server === here.server ? roles : [] }
}
