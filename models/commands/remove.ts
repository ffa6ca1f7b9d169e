import { rm } from 'node:fs/promises'
import type { CommandOutput, OperatorCommand } from '../../src/contract/command.ts'
import { codedError } from '../../src/contract/errors.ts'
import type { Model } from '../../src/contract/model.ts'
import { folderOf } from '../installed/folder-of.ts'
import { removeFromLock } from '../installed/lock.ts'
import { recordedRevisions } from '../installed/recorded-revisions.ts'
import { manifest } from '../starter/manifest.ts'
import { findModels, type NamedModel } from './find-models.ts'
import { findRevision, shortRevision } from './find-revision.ts'
import type { ModelCommandParts } from './index.ts'
import { sizeOf } from './size-of.ts'

export function createRemoveCommand(parts: ModelCommandParts): OperatorCommand {
  return {
    name: 'models remove',
    summary: 'Delete a model, or one revision of it, and its entry in the lock file',
    arguments: ['NAME[@REVISION]'],
    async run(names, output) {
      const [named] = findModels(parts.models, names.slice(0, 1))
      if (named === undefined) throw codedError('BAD_REQUEST', 'Which model? `parley models list` shows them')
      const rows = removable(named, parts.dataDir)
      if (rows.length === 0) return refuse(named.model, output)
      const task = (await Promise.all(rows.map((row) => parts.servesIn(row)))).find(
        (one) => one !== undefined,
      )
      if (task !== undefined) {
        output.error(
          `✗ ${named.model.name} is in service for ${task}; put another there first: parley models use`,
        )
        return 1
      }
      for (const row of rows) await remove(row, parts.dataDir, output)
      return 0
    },
  }
}

/** What was pulled or added, of the named revision or of all. */
function removable({ model, revision }: NamedModel, dataDir: string): Model[] {
  const rows = recordedRevisions(model, dataDir)
  const chosen = revision === undefined ? rows : [findRevision(rows, model, revision)]
  return chosen.filter((row) => manifest.models[row.name]?.revision !== row.revision)
}

function refuse({ name, set }: Model, output: CommandOutput): number {
  output.error(
    set === 'starter'
      ? `✗ ${name} is part of Parley's repository and stays; only what was pulled or added can be removed`
      : `✗ ${name} is not here, so there is nothing to remove`,
  )
  return 1
}

async function remove(row: Model, dataDir: string, output: CommandOutput): Promise<void> {
  // The entry first: what has none is not a model, whatever lies on the disk.
  await removeFromLock(dataDir, row.name, row.revision)
  await rm(folderOf(row, dataDir), { recursive: true, force: true })
  output.out(`✓ ${row.name}: removed, ${sizeOf(row)} at ${shortRevision(row.revision)}`)
}
