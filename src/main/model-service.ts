import { existsSync } from 'node:fs'
import { goldenOf } from '../../models/golden/index.ts'
import { inService } from '../../models/in-service.ts'
import { catalogue } from '../../models/index.ts'
import { checkModel } from '../../models/installed/check-model.ts'
import { moveOldFolders } from '../../models/installed/move-old-folders.ts'
import { revisionsHere } from '../../models/installed/revisions-here.ts'
import type { LocalRunner } from '../../models/runner/local.ts'
import type { Config } from '../config.ts'
import type { Log } from '../contract/log.ts'
import type { Model } from '../contract/model.ts'
import type { Store } from '../contract/store.ts'
import { createModelService, type ModelService } from '../service/service.ts'
import { tasks } from '../tasks/index.ts'

/** The models in service of this process. `file` is where the store keeps things, once it does. */
export function openModelService(
  config: Config,
  parts: { store: Store; file: string; runner: LocalRunner; log: Log },
): ModelService {
  const dataDir = config.PARLEY_DATA_DIR
  moveOldFolders(dataDir)
  return createModelService({
    ...parts,
    isKept: () => existsSync(parts.file),
    ...{ tasks, catalogue, golden: goldenOf },
    defaults: inService(config.PARLEY_MODELS, dataDir),
    revisions: (model) => revisionsHere(model, dataDir),
    problemOf: (model) => problemOf(model, dataDir),
  })
}

/** The first problem of a model's files. */
async function problemOf(model: Model, dataDir: string): Promise<string | undefined> {
  const [first] = await checkModel(model, dataDir)
  return first && `${first.path} ${first.problem}`
}

/** The task that a model was put in service for. */
export async function servesIn(
  service: ModelService,
  { name, revision }: Model,
): Promise<string | undefined> {
  const reference = `${name}@${revision}`
  const { records } = await service.records.read()
  const holds = [...records].find(
    ([, { chosen, canary }]) => chosen.includes(reference) || canary?.model === reference,
  )
  return holds?.[0]
}
