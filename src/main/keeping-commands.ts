import { join } from 'node:path'
import { createAuditExport } from '../commands/audit-export.ts'
import { createKeysCreate } from '../commands/keys-create.ts'
import { createKeysList } from '../commands/keys-list.ts'
import { createKeysRevoke } from '../commands/keys-revoke.ts'
import { createPeopleForget } from '../commands/people-forget.ts'
import { createPeopleShow } from '../commands/people-show.ts'
import { createStoreBackup } from '../commands/store-backup.ts'
import type { OperatorCommand } from '../contract/command.ts'
import { tasks } from '../tasks/index.ts'
import { storePath } from './keeping.ts'
import type { Parts } from './parts.ts'

/** What the operator can do with what is kept. */
export function keepingCommands({ config, store, audit, keys, people }: Parts): OperatorCommand[] {
  const { PARLEY_SECRET_KEY: given, PARLEY_DATA_DIR: folder } = config
  const keyPath = given === undefined ? join(folder, 'secret.key') : undefined
  return [
    createAuditExport(audit),
    createKeysCreate(
      keys,
      tasks.map(({ name }) => name),
    ),
    createKeysList(keys),
    createKeysRevoke(keys),
    createPeopleShow(store, audit),
    createPeopleForget(people),
    createStoreBackup({ ...store, path: storePath(config), keyPath }),
  ]
}
