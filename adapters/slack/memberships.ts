import type { WebClient } from '@slack/web-api'
import { LRUCache } from 'lru-cache'
import type { Pace } from './pace.ts'
import { pages } from './pages.ts'
import { READING } from './rate-limits.ts'

/** Whether somebody is in a channel, as Slack told at most five minutes ago. */
export type Memberships = (channel: string, user: string) => Promise<boolean>

export function createMemberships(client: WebClient, team: string, pace: Pace): Memberships {
  async function ask(channel: string, user: string): Promise<boolean> {
    const asked = { channel, limit: READING.pageIds }
    const pagesOfMembers = pages((next) =>
      pace.read({ team, method: 'conversations.members' }, () =>
        client.conversations.members({ ...asked, ...next }),
      ),
    )
    for await (const { members } of pagesOfMembers) if (members?.includes(user)) return true
    return false
  }

  const known = new LRUCache<string, true>({
    max: 10_000,
    ttl: 5 * 60_000,
    ignoreFetchAbort: true,
    fetchMethod: async (key) => {
      const [channel, user] = key.split('/') as [string, string]
      // A no is not remembered, so that who joins may read at once.
      return (await ask(channel, user)) || undefined
    },
  })
  return async (channel, user) => (await known.fetch(`${channel}/${user}`)) === true
}
