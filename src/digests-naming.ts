import type { Person } from './contract/people.ts'
import { recordKey } from './contract/record-key.ts'
import type { Kept, Store } from './contract/store.ts'

/** What is kept of digests that went to a person directly: up to when they go, and which process gave them. */
export async function digestsNaming(store: Store, { platform, workspace, user }: Person) {
  const place = recordKey(platform, workspace)
  const person = recordKey('person', user)
  const given = await store.list<Kept>('digests', place)
  const taken = await store.list<Kept>('digest-claims', `${place}/${person}`)
  return [
    // Behind the channel.
    ...given
      .filter(({ key }) => key.split('/').slice(3).join('/') === person)
      .map((one) => ({ ...one, collection: 'digests' as const })),
    ...taken.map((one) => ({ ...one, collection: 'digest-claims' as const })),
  ]
}
