import type { Store } from './contract/store.ts'

/** Named values to change; `undefined` takes one back. */
export type Change<T> = { [K in keyof T]?: T[K] | undefined }

/** Settings in a collection, one record each, so that two changes at once both count. */
export function createSettings<T extends object>(store: Store, collection: string) {
  const read = async (key: string): Promise<Partial<T>> => {
    const records = await store.list<{ value: unknown }>(collection, key)
    const entries = records.map((one) => [one.key.slice(key.length + 1), one.record.value])
    return Object.fromEntries(entries) as Partial<T>
  }
  return {
    read,
    async change(key: string, change: Change<T>): Promise<Partial<T>> {
      for (const [name, value] of Object.entries(change)) {
        if (value === undefined) await store.remove(collection, `${key}/${name}`)
        else await store.put(collection, `${key}/${name}`, { value })
      }
      return await read(key)
    },
  }
}
