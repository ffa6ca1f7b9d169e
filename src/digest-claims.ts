import { createClaims } from './claims.ts'
import type { Claims } from './contract/claims.ts'
import type { Store } from './contract/store.ts'

const COLLECTION = 'digest-claims'

/** Which process gives which digest, in the collection `digest-claims`; `isRunning` as for other claims. */
export function createDigestClaims(store: Store, isRunning?: (pid: number) => boolean): Claims {
  return createClaims(store, isRunning, COLLECTION)
}
