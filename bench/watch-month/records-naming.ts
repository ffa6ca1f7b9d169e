import { RETENTION } from '../../src/contract/retention.ts'
import type { Store } from '../../src/contract/store.ts'

/** Where people may be named: what they set themselves, and whom an administrator chose to be told. */
const SETTINGS = ['people', 'channels', 'digests', 'digest-claims']

/** Records outside of settings that name one of these people, as `collection key`. */
export async function recordsNaming(store: Store, people: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = []
  for (const collection of Object.keys(RETENTION)) {
    if (SETTINGS.includes(collection)) continue
    for (const { key, record } of await store.list(collection, '')) {
      const words = `${decodeURIComponent(key)} ${JSON.stringify(record)}`.split(/[^\w]+/)
      if (words.some((word) => people.has(word))) found.push(`${collection} ${key}`)
    }
  }
  return found
}
