import { LRUCache } from 'lru-cache'
import type { Observation } from '../../contract/observation.ts'
import { channelKey } from '../channel-key.ts'

/** Messages of which the newest version is remembered. */
const MOST_MESSAGES = 50_000

/** What passed by of one message, as it is to be followed. */
export interface Version {
  /** Of the message; the same for all its versions. */
  key: string
  /** When its text was changed last: 0 for the first text, at least 1 for a changed one. */
  version: number
  /** False where that is only counted here: another process counts otherwise. */
  dated: boolean
  /** Whether nothing newer has passed by since. */
  isNewest(): boolean
}

interface Known {
  version: number
  gone: boolean
  token: symbol
}

/** Tells what is news of messages: deliveries repeat, and an edit or a deletion may overtake the message itself. */
export function createVersions() {
  const newest = new LRUCache<string, Known>({ max: MOST_MESSAGES })
  const set = (key: string, version: number, dated: boolean, gone: boolean): Version => {
    const token = Symbol(key)
    newest.set(key, { version, gone, token })
    return { key, version, dated, isNewest: () => newest.get(key)?.token === token }
  }
  /** Undefined when it is no news. */
  return (observation: Exclude<Observation, { kind: 'reaction' }>): Version | undefined => {
    const { channel, kind } = observation
    const id = kind === 'deletion' ? observation.id : observation.message.id
    const key = `${channelKey(channel)}${id}`
    const known = newest.get(key)
    if (known?.gone) return undefined
    if (kind === 'deletion') return set(key, known?.version ?? 0, true, true)
    if (kind === 'message' && known) return undefined
    const { edited } = observation.message
    if (edited === undefined) {
      return set(key, kind === 'edit' ? Math.max(known?.version ?? 0, 1) : 0, kind === 'message', false)
    }
    return known && edited <= known.version ? undefined : set(key, edited, true, false)
  }
}
