/** What can be kept: anything JSON can hold. */
export type Kept = { readonly [name: string]: unknown }

/**
 * Where Parley keeps things: records in named collections, each with an optional end of life.
 * A key is a path with `/` between its parts, for example `slack/T1/U2`; `list` and `remove` work on a whole branch,
 * and with `''` on the whole collection.
 */
export interface Store {
  /** The record, or undefined when there is none or its life is over. */
  get<T extends Kept>(collection: string, key: string): Promise<T | undefined>
  /** Writes a record over whatever was there. Without `milliseconds` it lives until it is removed. */
  put(collection: string, key: string, record: Kept, milliseconds?: number): Promise<void>
  /** Writes a record where there is none, in one step: of two that add the same key, one is told `true`. */
  add(collection: string, key: string, record: Kept, milliseconds?: number): Promise<boolean>
  /** Removes the record at `key` and all under `key/`. @returns how many there were. */
  remove(collection: string, key: string): Promise<number>
  /** The record at `key` and all under `key/`, in order of their keys. */
  list<T extends Kept>(collection: string, key: string): Promise<{ key: string; record: T }[]>
}
