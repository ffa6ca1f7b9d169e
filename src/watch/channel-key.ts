import type { Channel } from '../contract/channels.ts'

/** One string for a channel, to look it up by. */
export function channelKey({ platform, workspace, channel }: Channel): string {
  return JSON.stringify([platform, workspace, channel])
}
