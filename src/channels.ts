import { CHANNEL_DEFAULTS, type Channel, type ChannelSettings, type Channels } from './contract/channels.ts'
import type { Store } from './contract/store.ts'
import { recordKey } from './record-key.ts'
import { createSettings } from './settings.ts'

/** What administrators have set, in the collection `channels`, under `platform/workspace/channel`. */
export function createChannels(store: Store): Channels {
  const settings = createSettings<ChannelSettings>(store, 'channels')
  const complete = (set: Partial<ChannelSettings>) => ({ ...CHANNEL_DEFAULTS, ...set })
  return {
    settings: async (channel) => complete(await settings.read(keyOf(channel))),
    change: async (channel, change) => complete(await settings.change(keyOf(channel), change)),
  }
}

function keyOf({ platform, workspace, channel }: Channel): string {
  return recordKey(platform, workspace, channel)
}
