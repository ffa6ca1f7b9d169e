import type { People, Person, PersonSettings } from './contract/people.ts'
import type { Store } from './contract/store.ts'
import { recordKey } from './record-key.ts'
import { createSettings } from './settings.ts'

const SETTINGS = 'people'
const FEEDBACK = 'feedback'

/** What is kept about people, in these two collections, under `platform/workspace/user`. */
export function createPeople(store: Store): People {
  const settings = createSettings<PersonSettings>(store, SETTINGS)
  const count = async (collection: string, person: Person) =>
    (await store.list(collection, keyOf(person))).length
  return {
    settings: (person) => settings.read(keyOf(person)),
    change: (person, change) => settings.change(keyOf(person), change),
    async rate(person, { answer, ...verdict }) {
      await store.put(FEEDBACK, `${keyOf(person)}/${recordKey(answer)}`, verdict)
    },
    held: async (person) => ({
      settings: await count(SETTINGS, person),
      feedback: await count(FEEDBACK, person),
    }),
    forget: async (person) =>
      (await store.remove(SETTINGS, keyOf(person))) + (await store.remove(FEEDBACK, keyOf(person))),
  }
}

function keyOf({ platform, workspace, user }: Person): string {
  return recordKey(platform, workspace, user)
}
