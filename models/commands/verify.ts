import type { CommandOutput, OperatorCommand } from '../../src/contract/command.ts'
import type { Model } from '../../src/contract/model.ts'
import { checkModel } from '../installed/check-model.ts'
import { lockEntryOf, readLock } from '../installed/lock.ts'
import { lockedModel } from '../installed/locked-model.ts'
import { findModels } from './find-models.ts'
import type { ModelCommandParts } from './index.ts'
import { sizeOf } from './size-of.ts'

export function createVerifyCommand({ models, dataDir }: ModelCommandParts): OperatorCommand {
  return {
    name: 'models verify',
    summary: 'Read every byte of the models that are here and compare it with its recorded SHA-256',
    arguments: ['[NAME...]'],
    async run(names, output) {
      const lock = readLock(dataDir)
      const recorded = (model: Model) => model.set === 'starter' || lockEntryOf(model, lock) !== undefined
      const chosen = names.length === 0 ? models.filter(recorded) : findModels(models, names)
      let status = 0
      for (const model of chosen) {
        const sound = recorded(model) ? await verify(model, dataDir, output) : missing(model, output)
        if (!sound) status = 1
      }
      return status
    },
  }
}

async function verify(row: Model, dataDir: string, output: CommandOutput): Promise<boolean> {
  const model = lockedModel(row, dataDir)
  const bar = output.bar(
    model.name,
    model.files.reduce((total, file) => total + file.bytes, 0),
  )
  let done = 0
  const problems = await checkModel(model, dataDir, (count) => {
    done += count
    bar.update(done)
  })
  bar.finish()
  if (model.files.length === 0) problems.push({ path: 'every file', problem: 'is missing' })
  if (problems.length === 0) {
    output.out(
      `✓ ${model.name}: ${model.files.length} files, ${sizeOf(model)}, at ${model.revision.slice(0, 12)}`,
    )
    return true
  }
  const found = problems.map(({ path, problem }) => `${path} ${problem}`).join('; ')
  output.out(`✗ ${model.name}: ${found}. ${remedy(model)}`)
  return false
}

function missing(model: Model, output: CommandOutput): boolean {
  output.out(`✗ ${model.name}: is not here. ${remedy(model)}`)
  return false
}

function remedy(model: Model): string {
  return model.set === 'starter'
    ? `Bring back the repository's own files: git checkout -- models/starter/${model.name}`
    : `Run: parley models pull ${model.name}`
}
