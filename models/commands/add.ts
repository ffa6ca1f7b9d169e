import type { OperatorCommand } from '../../src/contract/command.ts'
import { codedError } from '../../src/contract/errors.ts'
import { addRevision } from '../installed/add-revision.ts'
import { findModels } from './find-models.ts'
import { shortRevision } from './find-revision.ts'
import type { ModelCommandParts } from './index.ts'
import { sizeOf } from './size-of.ts'

export function createAddCommand({ models, dataDir }: ModelCommandParts): OperatorCommand {
  return {
    name: 'models add',
    summary: 'Copy a folder of weights, for example of your own training, as a revision of a model',
    arguments: ['NAME', 'FOLDER'],
    async run([name = '', folder = ''], output) {
      const [named] = findModels(models, [name])
      if (named?.revision !== undefined) {
        throw codedError(
          'BAD_REQUEST',
          `expected a name, but ${name} came: the revision comes from the files`,
        )
      }
      const row = await addRevision(named!.model, folder, dataDir)
      output.out(`✓ ${row.name}: added, ${sizeOf(row)} at ${shortRevision(row.revision)}`)
      return 0
    },
  }
}
