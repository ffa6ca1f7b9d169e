import { createChannels } from '../channels.ts'
import { channelsTelling, withoutPerson } from '../channels-telling.ts'
import type { AuditTrail } from '../contract/audit.ts'
import type { OperatorCommand } from '../contract/command.ts'
import { recordKey } from '../contract/record-key.ts'
import { type KeptKind, RETENTION } from '../contract/retention.ts'
import type { Store } from '../contract/store.ts'
import { digestsNaming } from '../digests-naming.ts'
import { memosNaming } from '../memos-naming.ts'
import { PERSON_FORM, parsePerson } from './person-address.ts'

/** Collections whose keys begin with a person. */
const COLLECTIONS = Object.entries<KeptKind>(RETENTION).flatMap(([name, { forget }]) =>
  forget === 'key' ? [name] : [],
)

/** Shows what is kept about somebody, as it is kept. */
export function createPeopleShow(store: Store, trail: Pick<AuditTrail, 'held'>): OperatorCommand {
  return {
    name: 'people show',
    summary: 'Show what is kept about somebody',
    arguments: [PERSON_FORM],
    async run([words = ''], output) {
      const person = parsePerson(words)
      const key = recordKey(person.platform, person.workspace, person.user)
      for (const collection of COLLECTIONS) {
        for (const { key: one, record } of await store.list(collection, key)) {
          output.out(JSON.stringify({ kind: collection, ...nameIn(one, key), ...record }))
        }
      }
      for (const { record } of await memosNaming(store, person)) {
        output.out(JSON.stringify({ kind: 'memos', ...record }))
      }
      for (const { channel, settings } of await channelsTelling(createChannels(store), person)) {
        // By their names: a digest may have others' ids beside theirs.
        const tells = Object.keys(withoutPerson(settings, person.user))
        output.out(JSON.stringify({ kind: 'channels', ...channel, tells }))
      }
      for (const { collection, key: one, record } of await digestsNaming(store, person)) {
        output.out(JSON.stringify({ kind: collection, key: one, ...record }))
      }
      const rows = await trail.held(person)
      output.error(
        `${rows} rows of the audit trail${rows === 0 ? '' : `; parley audit export --person ${words} shows them`}.`,
      )
      return 0
    },
  }
}

/** What stands behind the person: the name of a setting, or the id of an answer. */
const nameIn = (key: string, person: string) => ({ name: decodeURIComponent(key.slice(person.length + 1)) })
