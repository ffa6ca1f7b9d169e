import { randomUUID } from 'node:crypto'
import type { Kept, Store } from '../contract/store.ts'
import { LIMITS } from './limits.ts'

const COLLECTION = 'webhook-leases'

interface Lease extends Kept {
  holder: string
}

/** Who works on what, among all processes on one store; what a process that ended held is free again after a while. */
export interface Leases {
  take(key: string): Promise<boolean>
  release(key: string): Promise<void>
}

export function createLeases(store: Store, milliseconds: number = LIMITS.leaseMilliseconds): Leases {
  const mine: Lease = { holder: randomUUID() }
  return {
    take: (key) => store.add(COLLECTION, key, mine, milliseconds),
    async release(key) {
      const lease = await store.get<Lease>(COLLECTION, key)
      if (lease?.holder === mine.holder) await store.put(COLLECTION, key, mine, 0)
    },
  }
}
