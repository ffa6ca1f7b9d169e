import type { Kept, Store } from '../contract/store.ts'

interface Held {
  /** JSON, so that nobody keeps a hand on what is stored. */
  json: string
  /** Milliseconds since the epoch. */
  expires: number
}

/** Keeps everything in this process, until it ends. `now` in milliseconds since the epoch. */
export function createMemoryStore(now: () => number = Date.now): Store {
  const collections = new Map<string, Map<string, Held>>()
  const alive = (collection: string): Map<string, Held> => {
    const records = collections.get(collection) ?? new Map<string, Held>()
    for (const [key, { expires }] of records) if (expires <= now()) records.delete(key)
    collections.set(collection, records)
    return records
  }
  const held = (record: Kept, milliseconds = Number.POSITIVE_INFINITY): Held => {
    return { json: JSON.stringify(record), expires: now() + milliseconds }
  }
  const branch = (collection: string, root: string) =>
    [...alive(collection)].filter(([key]) => root === '' || key === root || key.startsWith(`${root}/`))
  return {
    async get<T extends Kept>(collection: string, key: string) {
      const found = alive(collection).get(key)
      return found && (JSON.parse(found.json) as T)
    },
    async put(collection, key, record, milliseconds) {
      alive(collection).set(key, held(record, milliseconds))
    },
    async add(collection, key, record, milliseconds) {
      const records = alive(collection)
      if (records.has(key)) return false
      records.set(key, held(record, milliseconds))
      return true
    },
    async remove(collection, key) {
      const found = branch(collection, key)
      for (const [one] of found) collections.get(collection)?.delete(one)
      return found.length
    },
    async list<T extends Kept>(collection: string, key: string) {
      const found = branch(collection, key).map(([one, { json }]) => ({
        key: one,
        record: JSON.parse(json) as T,
      }))
      return found.toSorted((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
    },
  }
}
