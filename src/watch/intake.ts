import { LRUCache } from 'lru-cache'
import type { Channel, ChannelSettings, Channels } from '../contract/channels.ts'
import type { Failed } from '../contract/failed.ts'
import type { Observation } from '../contract/observation.ts'
import { channelKey } from './channel-key.ts'

/** Channels whose settings are remembered; of others they are read again. */
const MOST_CHANNELS = 10_000
/** Observations of one channel that wait for its settings. */
const MOST_WAITING = 1000

export interface Intake {
  take(observation: Observation): void
  /** What holds for a channel from now on. */
  learn(channel: Channel, settings: ChannelSettings): void
}

/** Gives each observation on with its channel's settings, in the order they came; it reads them once a channel. */
export function createIntake(
  channels: Pick<Channels, 'settings'>,
  give: (observation: Observation, settings: ChannelSettings) => void,
  failed: Failed,
): Intake {
  const known = new LRUCache<string, ChannelSettings>({ max: MOST_CHANNELS })
  const waiting = new Map<string, Observation[]>()

  function learn(channel: Channel, settings: ChannelSettings): void {
    const key = channelKey(channel)
    known.set(key, settings)
    const held = waiting.get(key) ?? []
    waiting.delete(key)
    for (const observation of held) give(observation, settings)
  }

  async function ask(channel: Channel): Promise<void> {
    const key = channelKey(channel)
    try {
      const settings = await channels.settings(channel)
      // A change that came meanwhile is newer.
      if (waiting.has(key)) learn(channel, settings)
    } catch (error) {
      waiting.delete(key)
      failed('the settings of a channel could not be read: what passed by there was not watched', error)
    }
  }

  return {
    learn,
    take(observation) {
      const key = channelKey(observation.channel)
      const settings = known.get(key)
      const held = waiting.get(key)
      if (settings !== undefined) give(observation, settings)
      else if (held === undefined) {
        waiting.set(key, [observation])
        void ask(observation.channel)
      } else if (held.length < MOST_WAITING) held.push(observation)
    },
  }
}
