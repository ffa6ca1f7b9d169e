import { rm } from 'node:fs/promises'
import type { OperatorCommand } from '../../src/contract/command.ts'
import { codedError } from '../../src/contract/errors.ts'
import { folderOf } from '../installed/folder-of.ts'
import { changeLock, readLock } from '../installed/lock.ts'
import { lockedModel } from '../installed/locked-model.ts'
import { findModels } from './find-models.ts'
import type { ModelCommandParts } from './index.ts'
import { sizeOf } from './size-of.ts'

export function createRemoveCommand({ models, dataDir }: ModelCommandParts): OperatorCommand {
  return {
    name: 'models remove',
    summary: 'Delete a pulled model and its entry in the lock file',
    arguments: ['NAME'],
    async run(names, output) {
      const [model] = findModels(models, names.slice(0, 1))
      if (model === undefined) throw codedError('BAD_REQUEST', 'Which model? `parley models list` shows them')
      if (model.set === 'starter') {
        output.error(
          `✗ ${model.name} is part of Parley's repository and stays; only pulled models can be removed`,
        )
        return 1
      }
      if (!Object.hasOwn(readLock(dataDir).models, model.name)) {
        output.error(`✗ ${model.name} is not here, so there is nothing to remove`)
        return 1
      }
      const size = sizeOf(lockedModel(model, dataDir))
      // The entry first: what has none is not a model, whatever lies on the disk.
      await changeLock(dataDir, model.name, undefined)
      await rm(folderOf(model, dataDir), { recursive: true, force: true })
      output.out(`✓ ${model.name}: removed, ${size}`)
      return 0
    },
  }
}
