import type { WebClient } from '@slack/web-api'
import { LRUCache } from 'lru-cache'
import type { Pace } from './pace.ts'
import { pages } from './pages.ts'
import { READING } from './rate-limits.ts'

/**
 * The id of the channel with a name, among the public ones and those private ones that Parley is in, as Slack told at most
 * five minutes ago.
 */
export type ChannelNames = (name: string) => Promise<string | undefined>

const KINDS = {
  types: 'public_channel,private_channel',
  exclude_archived: true,
  limit: READING.pageIds,
} as const

export function createChannelNames(client: WebClient, team: string, pace: Pace): ChannelNames {
  const known = new LRUCache<'all', Map<string, string>>({
    max: 1,
    ttl: 5 * 60_000,
    fetchMethod: async () => {
      const found = new Map<string, string>()
      const list = (next: object) => client.conversations.list({ ...KINDS, ...next })
      const lists = pages((next) => pace.read({ team, method: 'conversations.list' }, () => list(next)))
      for await (const { channels = [] } of lists) {
        for (const { id, name } of channels) if (id && name) found.set(name, id)
      }
      return found
    },
  })
  return async (name) => (await known.fetch('all'))?.get(name.replace(/^#/, '').toLowerCase())
}
