import { createChannels } from './channels.ts'
import { channelsTelling } from './channels-telling.ts'
import type { AuditTrail } from './contract/audit.ts'
import type { Channels } from './contract/channels.ts'
import type { People, Person, PersonSettings } from './contract/people.ts'
import { recordKey } from './contract/record-key.ts'
import type { Store } from './contract/store.ts'
import { digestsNaming } from './digests-naming.ts'
import { memosNaming } from './memos-naming.ts'
import { createSettings } from './settings.ts'

const SETTINGS = 'people'
const FEEDBACK = 'feedback'
const MEMOS = 'memos'
/** What a person set for single channels. */
const OWN_TRANSLATIONS = 'own-translations'

/** The part of the audit trail that knows people. */
type Trail = Pick<AuditTrail, 'held' | 'forget'>
const NO_TRAIL: Trail = { held: async () => 0, forget: async () => 0 }

export interface PeopleParts {
  trail?: Trail
  /** Those that a watcher follows, so that it hears of whom nobody tells any more. */
  channels?: Pick<Channels, 'list' | 'forget'>
  /** Milliseconds since the epoch. */
  now?(): number
}

/**
 * What is kept about people: settings and feedback, in these two collections under `platform/workspace/user`, and their
 * names in the audit trail.
 */
export function createPeople(store: Store, parts: PeopleParts = {}): People {
  const { trail = NO_TRAIL, channels = createChannels(store), now = Date.now } = parts
  const settings = createSettings<PersonSettings>(store, SETTINGS)
  const count = async (collection: string, person: Person) =>
    (await store.list(collection, keyOf(person))).length
  return {
    settings: (person) => settings.read(keyOf(person)),
    change: (person, change) => settings.change(keyOf(person), change),
    async rate(person, { answer, ...verdict }) {
      await store.put(FEEDBACK, `${keyOf(person)}/${recordKey(answer)}`, { ...verdict, time: now() })
    },
    held: async (person) => ({
      settings: (await count(SETTINGS, person)) + (await count(OWN_TRANSLATIONS, person)),
      feedback: await count(FEEDBACK, person),
      audit: await trail.held(person),
      channels: (await channelsTelling(channels, person)).length,
    }),
    forget: async (person) => ({
      settings:
        (await store.remove(SETTINGS, keyOf(person))) + (await store.remove(OWN_TRANSLATIONS, keyOf(person))),
      feedback: await store.remove(FEEDBACK, keyOf(person)),
      memos: await removeMemos(person),
      audit: await trail.forget(person),
      channels: await stopTelling(person),
    }),
  }

  async function stopTelling(person: Person): Promise<number> {
    const told = await channels.forget(person)
    const digests = await digestsNaming(store, person)
    for (const { collection, key } of digests) await store.remove(collection, key)
    return told
  }

  async function removeMemos(person: Person): Promise<number> {
    const memos = await memosNaming(store, person)
    for (const { key } of memos) await store.remove(MEMOS, key)
    return memos.length
  }
}

function keyOf({ platform, workspace, user }: Person): string {
  return recordKey(platform, workspace, user)
}
