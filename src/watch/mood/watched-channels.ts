import type { Channel, ChannelSettings } from '../../contract/channels.ts'
import { channelKey } from '../channel-key.ts'
import type { Room } from '../room.ts'
import { createWindow } from '../window.ts'
import { MINUTE_MILLISECONDS } from './times.ts'
import type { Watched } from './watched.ts'

/** A message counts as it stood so long after it was written. */
export const SETTLE_MILLISECONDS = 10 * MINUTE_MILLISECONDS

/** The channels whose mood is measured in this process. */
export interface WatchedChannels {
  of(platform: string): Watched[]
  find(channel: Channel): Watched | undefined
  /** Begins anew with a channel; what was pending there is forgotten. `ready`: nothing was missed. */
  begin(channel: Channel, settings: ChannelSettings, ready: boolean): Watched
  end(channel: Channel): void
}

export function createWatchedChannels(room: Room, now: () => number): WatchedChannels {
  const channels = new Map<string, Watched>()
  const end = (channel: Channel) => {
    channels.get(channelKey(channel))?.window.clear()
    channels.delete(channelKey(channel))
  }
  return {
    of: (platform) => [...channels.values()].filter(({ channel }) => channel.platform === platform),
    find: (channel) => channels.get(channelKey(channel)),
    end,
    begin(channel, settings, ready) {
      end(channel)
      const since = settings.moodSince ?? now()
      const window = createWindow(SETTLE_MILLISECONDS, room)
      const watched = { channel, settings, window, since, ready, reading: false, failures: 0 }
      channels.set(channelKey(channel), watched)
      return watched
    },
  }
}
