import type { CommandOutput, OperatorCommand } from '../../src/contract/command.ts'
import { errorMessage } from '../../src/contract/errors.ts'
import type { Model } from '../../src/contract/model.ts'
import type { Downloader, Pulled, PullOptions } from '../download/downloader.ts'
import { recordedRevisions } from '../installed/recorded-revisions.ts'
import { findModels, type NamedModel } from './find-models.ts'
import { findRevision, shortRevision } from './find-revision.ts'
import type { ModelCommandParts } from './index.ts'
import { sizeOf } from './size-of.ts'

const SUMMARIES = {
  pull: 'Download models of the standard set; the lock file decides which commit, if it has them',
  update: 'Download the newest commit of models beside those that are here, and record it in the lock file',
}

export function createPullCommand(parts: ModelCommandParts, verb: 'pull' | 'update'): OperatorCommand {
  return {
    name: `models ${verb}`,
    summary: SUMMARIES[verb],
    arguments: [verb === 'pull' ? 'NAME[@REVISION]...' : 'NAME...'],
    async run(names, output) {
      let status = 0
      for (const named of findModels(parts.models, names)) {
        const options = verb === 'update' ? { latest: true } : commitOf(named, parts.dataDir)
        if (!(await pullOne(named.model, parts.downloader, options, output))) status = 1
      }
      return status
    },
  }
}

const WHOLE_COMMIT = /^[0-9a-f]{40}$/

/** A commit that is recorded may be shortened; any other can only be asked for in full. */
function commitOf({ model, revision }: NamedModel, dataDir: string): PullOptions {
  if (revision === undefined) return {}
  if (WHOLE_COMMIT.test(revision)) return { commit: revision }
  const pulled = recordedRevisions(model, dataDir).filter((row) => WHOLE_COMMIT.test(row.revision))
  return { commit: findRevision(pulled, model, revision).revision }
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
    const what = changed ? 'pulled' : 'was here already'
    output.out(`✓ ${model.name}: ${what}, ${sizeOf(entry)} at ${shortRevision(entry.commit)}`)
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
