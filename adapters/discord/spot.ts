import type { Channel } from 'discord.js'
import type { Origin } from '../../src/contract/request.ts'

/** Where something was said, as the policy knows it: what it says of a channel counts in its threads too. */
export type Spot = Pick<Origin, 'server' | 'channel' | 'thread'>

interface Said {
  channel: Channel | null
  channelId: string | null
  guildId: string | null
}

export function spotOf({ channel, channelId, guildId }: Said): Spot {
  const parent = channel?.isThread() ? channel.parentId : null
  return {
    ...(guildId !== null && { server: guildId }),
    ...(parent === null ? { channel: channelId ?? '' } : { channel: parent, thread: channelId ?? '' }),
  }
}
