import { randomBytes } from 'node:crypto'
import type { Memos } from './contract/memos.ts'
import type { Store } from './contract/store.ts'

const COLLECTION = 'memos'
/** Buttons work for so long. */
const LIFE_MILLISECONDS = 30 * 24 * 60 * 60_000

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
