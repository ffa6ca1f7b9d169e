import { LRUCache } from 'lru-cache'
import type { Channel } from '../../contract/channels.ts'
import type { DigestStates, DigestTarget } from '../../contract/digest.ts'
import { channelKey } from '../channel-key.ts'

const MOST_KNOWN = 50_000

/** What is kept of digests, asked again only when it might have changed: another process may have given one that is due. */
export function knownStates(states: DigestStates) {
  const known = new LRUCache<string, number>({ max: MOST_KNOWN })
  const keyOf = (channel: Channel, to: DigestTarget) => channelKey(channel) + JSON.stringify(to)
  return {
    /** At least as far as `due` when a digest of that time was given. */
    async through(channel: Channel, to: DigestTarget, due: number): Promise<number | undefined> {
      const key = keyOf(channel, to)
      const through = known.get(key)
      if (through !== undefined && through >= due) return through
      const kept = await states.through(channel, to)
      if (kept !== undefined) known.set(key, kept)
      return kept
    },
    async write(channel: Channel, to: DigestTarget, through: number): Promise<void> {
      await states.write(channel, to, through)
      known.set(keyOf(channel, to), through)
    },
    async forget(channel: Channel): Promise<void> {
      for (const key of known.keys()) if (key.startsWith(channelKey(channel))) known.delete(key)
      await states.forget(channel)
    },
  }
}

export type KnownStates = ReturnType<typeof knownStates>
