import type { WebClient } from '@slack/web-api'
import type { Pace } from './pace.ts'
import { pages } from './pages.ts'
import { READING } from './rate-limits.ts'

/** The ids of the channels that both a person and Parley are in. */
export type SharedChannels = (user: string) => Promise<string[]>

export function createSharedChannels(client: WebClient, team: string, pace: Pace): SharedChannels {
  const filter = { types: 'public_channel,private_channel', exclude_archived: true, limit: READING.pageIds }

  async function channelsOf(user?: string): Promise<string[]> {
    const ids: string[] = []
    const ask = (next: object) =>
      pace.read({ team, method: 'users.conversations' }, () =>
        client.users.conversations({ ...filter, ...(user && { user }), ...next }),
      )
    for await (const { channels = [] } of pages(ask)) ids.push(...channels.flatMap(({ id }) => id ?? []))
    return ids
  }

  return async (user) => {
    // Of a person's public channels Slack also names those that Parley is not in.
    const [own, theirs] = await Promise.all([channelsOf(), channelsOf(user)])
    const known = new Set(own)
    return theirs.filter((id) => known.has(id))
  }
}
