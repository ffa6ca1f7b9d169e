import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inService } from '../models/in-service.ts'
import { catalogue } from '../models/index.ts'
import { folderOf } from '../models/installed/folder-of.ts'
import { revisionsHere } from '../models/installed/revisions-here.ts'
import { createLocalRunner } from '../models/runner/local.ts'
import { createBot } from '../src/bot.ts'
import type { HandleOptions } from '../src/contract/adapter.ts'
import type { Model } from '../src/contract/model.ts'
import type { OptionValues, TaskInput } from '../src/contract/request.ts'
import { servedModels } from '../src/service/served-models.ts'
import { tasks } from '../src/tasks/index.ts'
import { botParts } from './fakes/bot-parts.ts'
import { silentLog } from './fakes/runner.ts'

/** The bot as `npm start` joins it: real tasks, real processes, the starter weights. */
export function openRealBot() {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-bot-'))
  const models = inService('starter', dataDir)
  const runner = createLocalRunner({
    hosts: 2,
    device: 'cpu',
    folderOf: (model) => folderOf(model, dataDir),
    log: silentLog,
  })
  const handle = createBot({ ...botParts, tasks, models: () => models, runner })
  const ask = (task: string, input: TaskInput, options: OptionValues = {}, how: HandleOptions = {}) =>
    handle({ kind: 'task', task, input, options, origin: { platform: 'test' }, priority: 'interactive' }, how)
  const looked = { catalogue, serving: { stable: () => models, canaries: () => [] }, runner }
  const revisions = (model: Model) => revisionsHere(model, dataDir)
  return { ask, handle, models, runner, served: () => servedModels({ ...looked, revisions }) }
}
