import type { Person } from './contract/people.ts'
import type { Kept, Store } from './contract/store.ts'

/** The memos of a door in which the id of a person stands: what the buttons of an answer ask says who typed the text. */
export async function memosNaming(store: Store, { platform, user }: Person) {
  const memos = await store.list<Kept>('memos', platform)
  return memos.filter(({ record }) => names(record, user))
}

function names(value: unknown, id: string): boolean {
  if (typeof value !== 'object' || value === null) return value === id
  return Object.values(value).some((one) => names(one, id))
}
