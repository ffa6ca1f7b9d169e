import { randomBytes } from 'node:crypto'
import type { Memos } from './contract/memos.ts'
import { RETENTION } from './contract/retention.ts'
import type { Store } from './contract/store.ts'

const COLLECTION = 'memos'
/** Buttons work for so long. */
const LIFE_MILLISECONDS = RETENTION[COLLECTION].life.milliseconds

/** Memos, in the collection `memos`, under `door/id`. */
export function createMemos(store: Store): Memos {
  return {
    async keep(door, memo) {
      const id = randomBytes(12).toString('base64url')
      await store.put(COLLECTION, `${door}/${id}`, memo, LIFE_MILLISECONDS)
      return id
    },
    find: (door, id) => store.get(COLLECTION, `${door}/${id}`),
  }
}
