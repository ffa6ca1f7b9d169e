import type { CommandOutput, OperatorCommand } from '../../src/contract/command.ts'
import { errorMessage } from '../../src/contract/errors.ts'
import type { Model } from '../../src/contract/model.ts'
import type { Downloader, Pulled, PullOptions } from '../download/downloader.ts'
import { findModels } from './find-models.ts'
import type { ModelCommandParts } from './index.ts'
import { sizeOf } from './size-of.ts'

const SUMMARIES = {
  pull: 'Download models of the standard set; the lock file decides which commit, if it has them',
  update: 'Download the newest commit of models and record it in the lock file',
}

export function createPullCommand(parts: ModelCommandParts, verb: 'pull' | 'update'): OperatorCommand {
  return {
    name: `models ${verb}`,
    summary: SUMMARIES[verb],
    arguments: ['NAME...'],
    async run(names, output) {
      let status = 0
      for (const model of findModels(parts.models, names)) {
        if (!(await pullOne(model, parts.downloader, { latest: verb === 'update' }, output))) status = 1
      }
      return status
    },
  }
}

/** One that fails does not keep the others from being pulled. */
async function pullOne(
  model: Model,
  downloader: Downloader,
  options: PullOptions,
  output: CommandOutput,
): Promise<boolean> {
  if (model.set === 'starter') {
    output.out(`✓ ${model.name}: is part of Parley, nothing to pull`)
    return true
  }
  if (model.nonCommercial) output.error(`${model.name}: ${model.licence} forbids commercial use`)
  try {
    const { entry, changed } = await withBar(model, downloader, options, output)
    const commit = entry.commit.slice(0, 12)
    output.out(`✓ ${model.name}: ${changed ? 'pulled' : 'was here already'}, ${sizeOf(entry)} at ${commit}`)
    return true
  } catch (error) {
    output.error(`✗ ${model.name}: ${errorMessage(error)}`)
    return false
  }
}

async function withBar(
  model: Model,
  downloader: Downloader,
  options: PullOptions,
  output: CommandOutput,
): Promise<Pulled> {
  let bar: ReturnType<CommandOutput['bar']> | undefined
  const onProgress = (done: number, total: number) => {
    bar ??= output.bar(model.name, total)
    bar.update(done)
  }
  try {
    return await downloader.pull(model, { ...options, onProgress })
  } finally {
    bar?.finish()
  }
}
