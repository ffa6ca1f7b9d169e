import type { CommandOutput, OperatorCommand } from '../../src/contract/command.ts'
import type { Model } from '../../src/contract/model.ts'
import { checkModel } from '../installed/check-model.ts'
import { recordedRevisions } from '../installed/recorded-revisions.ts'
import { manifest } from '../starter/manifest.ts'
import { findModels, type NamedModel } from './find-models.ts'
import { findRevision, shortRevision } from './find-revision.ts'
import type { ModelCommandParts } from './index.ts'
import { sizeOf } from './size-of.ts'

export function createVerifyCommand({ models, dataDir }: ModelCommandParts): OperatorCommand {
  return {
    name: 'models verify',
    summary: 'Read every byte of the models that are here and compare it with its recorded SHA-256',
    arguments: ['[NAME[@REVISION]...]'],
    async run(names, output) {
      let status = 0
      for (const named of names.length === 0
        ? models.map((model) => ({ model }))
        : findModels(models, names)) {
        const rows = revisionsOf(named, dataDir)
        if (rows.length === 0 && names.length > 0) status = missing(named.model, output)
        for (const row of rows) if (!(await verify(row, dataDir, output))) status = 1
      }
      return status
    },
  }
}

function revisionsOf({ model, revision }: NamedModel, dataDir: string): Model[] {
  const rows = recordedRevisions(model, dataDir)
  return revision === undefined ? rows : [findRevision(rows, model, revision)]
}

async function verify(model: Model, dataDir: string, output: CommandOutput): Promise<boolean> {
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
      `✓ ${model.name}: ${model.files.length} files, ${sizeOf(model)}, at ${shortRevision(model.revision)}`,
    )
    return true
  }
  const found = problems.map(({ path, problem }) => `${path} ${problem}`).join('; ')
  output.out(`✗ ${model.name}: ${found}. ${remedy(model, `@${shortRevision(model.revision)}`)}`)
  return false
}

function missing(model: Model, output: CommandOutput): number {
  output.out(`✗ ${model.name}: is not here. ${remedy(model)}`)
  return 1
}

function remedy({ set, name, revision }: Model, at = ''): string {
  if (manifest.models[name]?.revision === revision) {
    return `Bring back the repository's own files: git checkout -- models/starter/${name}`
  }
  const added = at !== '' && (set === 'starter' || revision.length !== 40)
  return added ? `Add it again: parley models add ${name} FOLDER` : `Run: parley models pull ${name}${at}`
}
