import { randomUUID } from 'node:crypto'
import type { Claims } from './contract/claims.ts'
import { RETENTION } from './contract/retention.ts'
import type { Kept, Store } from './contract/store.ts'

const COLLECTION = 'claims'

interface Taken extends Kept {
  /** Random, for each start of a process. */
  process: string
  /** The system's number of it. */
  pid: number
  done: boolean
}

/**
 * Claims in a collection of a store; they live as long as the table of retention says: those of arrivals ten minutes, longer
 * than platforms repeat a delivery (Slack's last retry comes after five). `isRunning` says whether a process of this machine
 * still runs: what it took is not taken over.
 */
export function createClaims(
  store: Store,
  isRunning: (pid: number) => boolean = answersSignals,
  collection: 'claims' | 'digest-claims' = COLLECTION,
): Claims {
  const { milliseconds } = RETENTION[collection].life
  const mine: Taken = { process: randomUUID(), pid: process.pid, done: false }
  // Our own number with another id is an earlier process that had the same number, as the first in a container has.
  const runs = (one: Taken) => one.process === mine.process || (one.pid !== mine.pid && isRunning(one.pid))

  /** Takes `key`; what a dead process left unfinished is continued under `key/ID`, so that only one takes it over. */
  async function takeKey(key: string): Promise<string | undefined> {
    if (await store.add(collection, key, mine, milliseconds)) return key
    const holder = await store.get<Taken>(collection, key)
    if (holder === undefined) return await takeKey(key)
    return holder.done || runs(holder) ? undefined : await takeKey(`${key}/${holder.process}`)
  }

  return {
    async take(keys) {
      const taken: string[] = []
      // In order, so that of two arrivals that share a key exactly one gets through.
      for (const key of [...new Set(keys)].sort()) {
        const place = await takeKey(key)
        if (place === undefined) return undefined
        taken.push(place)
      }
      return {
        async done() {
          for (const key of taken) await store.put(collection, key, { ...mine, done: true }, milliseconds)
        },
      }
    },
  }
}

/** Signal 0 is not delivered; it only asks whether there is such a process. */
function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
