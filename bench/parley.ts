import { mkdirSync } from 'node:fs'
import { inService } from '../models/in-service.ts'
import { folderOf } from '../models/installed/folder-of.ts'
import { moveOldFolders } from '../models/installed/move-old-folders.ts'
import { createLocalRunner, type LocalRunner } from '../models/runner/local.ts'
import { createBot } from '../src/bot.ts'
import { type Config, readConfig } from '../src/config.ts'
import type { Handle } from '../src/contract/adapter.ts'
import type { Model, ModelRunner } from '../src/contract/model.ts'
import type { Reply } from '../src/contract/reply.ts'
import type { OptionValues, Priority, TaskInput } from '../src/contract/request.ts'
import { createLog } from '../src/log.ts'
import { createPeople } from '../src/people.ts'
import { openPolicy } from '../src/policy/open-policy.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { tasks } from '../src/tasks/index.ts'

/** The real bot with its real runner, joined as src/main.ts joins them. */
export interface Parley {
  config: Config
  models: readonly Model[]
  runner: LocalRunner
  handle: Handle
  ask(task: string, input: TaskInput, options?: OptionValues, priority?: Priority): Promise<Reply>
  stop(): Promise<void>
}

export interface ParleySettings {
  /** Whether answers are remembered and shared: off where the same texts are measured again. */
  remember: boolean
  /** How many answers are remembered, other than configured. */
  cacheSize?: number
  /** Puts something between the bot and the runner, to count or record. */
  watch?: (runner: ModelRunner) => ModelRunner
}

/** Opens Parley as the environment configures it, and loads its models. */
export async function openParley({
  remember,
  cacheSize,
  watch = (runner) => runner,
}: ParleySettings): Promise<Parley> {
  const config = readConfig(process.env)
  mkdirSync(config.PARLEY_DATA_DIR, { recursive: true })
  const log = createLog(config.PARLEY_LOG_LEVEL)
  moveOldFolders(config.PARLEY_DATA_DIR)
  const models = inService(config.PARLEY_MODELS, config.PARLEY_DATA_DIR)
  const runner = createLocalRunner({
    hosts: config.PARLEY_HOSTS,
    device: config.PARLEY_DEVICE,
    folderOf: (model) => folderOf(model, config.PARLEY_DATA_DIR),
    memoryLimitMegabytes: config.PARLEY_HOST_MEMORY_MB,
    queueLimit: config.PARLEY_QUEUE_LIMIT,
    cacheSize: remember ? (cacheSize ?? config.PARLEY_CACHE_SIZE) : 0,
    shareInFlight: remember && config.PARLEY_SHARE_IN_FLIGHT,
    idleMilliseconds: 0,
    log,
  })
  const handle = createBot({
    tasks,
    models: () => models,
    runner: watch(runner),
    glossary: config.PARLEY_GLOSSARY,
    people: createPeople(createMemoryStore()),
    policy: openPolicy,
    async record() {},
    log,
  })
  await runner.warm(models)
  return { config, models, runner, handle, ask: asker(handle), stop: () => runner.stop() }
}

function asker(handle: Handle): Parley['ask'] {
  return async (task, input, options = {}, priority = 'interactive') =>
    await handle({ kind: 'task', task, input, options, origin: { platform: 'bench' }, priority })
}

/** `parley-sentiment-en` of `parley-sentiment-en@0123…`. */
export const modelName = (reply: Reply | undefined) => reply?.models[0]?.split('@')[0]
