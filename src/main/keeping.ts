import { join } from 'node:path'
import { createNaming } from '../audit/naming.ts'
import { createAuditTrail } from '../audit/trail.ts'
import { createChannels } from '../channels.ts'
import type { Config } from '../config.ts'
import type { AuditTrail, Recorder } from '../contract/audit.ts'
import type { Channels } from '../contract/channels.ts'
import type { Keys } from '../contract/keys.ts'
import type { Log } from '../contract/log.ts'
import type { People } from '../contract/people.ts'
import { createKeys } from '../keys/keys.ts'
import { createPeople } from '../people.ts'
import { secretKey } from '../store/secret-key.ts'
import { openSqliteStore, type SqliteStore } from '../store/sqlite.ts'
import { createSweeper, type Sweeper } from '../sweeper.ts'

/** What is kept, by whom it is used. Nothing is opened or made before its first use. */
export interface Keeping {
  store: SqliteStore
  audit: AuditTrail
  /** Into the audit trail, when there is to be one. */
  recordAudit: Recorder
  keys: Keys
  people: People
  channels: Channels
  sweeper: Sweeper
}

/** The file of everything that is kept. */
export const storePath = ({ PARLEY_DATA_DIR }: Config) => join(PARLEY_DATA_DIR, 'parley.sqlite')

export function openKeeping(config: Config, log: Log): Keeping {
  const store = openSqliteStore(storePath(config))
  const secret = () => secretKey(config.PARLEY_SECRET_KEY, config.PARLEY_DATA_DIR)
  const audit = createAuditTrail(store.audit, createNaming(config.PARLEY_AUDIT_PEOPLE, secret))
  const channels = createChannels(store)
  return {
    store,
    audit,
    recordAudit: config.PARLEY_AUDIT_DAYS === 0 ? async () => {} : audit.record,
    keys: createKeys(store),
    people: createPeople(store, { trail: audit, channels }),
    channels,
    sweeper: createSweeper({ store, days: config, log }),
  }
}
