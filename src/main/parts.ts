import { join } from 'node:path'
import { createOutput } from '../../adapters/console/output.ts'
import { consoleOrigin } from '../../adapters/console/request.ts'
import { inService } from '../../models/in-service.ts'
import { folderOf } from '../../models/installed/folder-of.ts'
import { createLocalRunner, type LocalRunner } from '../../models/runner/local.ts'
import { createBot } from '../bot.ts'
import type { Config } from '../config.ts'
import type { Handle } from '../contract/adapter.ts'
import type { CommandOutput } from '../contract/command.ts'
import type { Log } from '../contract/log.ts'
import type { Model } from '../contract/model.ts'
import type { People } from '../contract/people.ts'
import type { Policy } from '../contract/policy.ts'
import type { Origin } from '../contract/request.ts'
import { createLog } from '../log.ts'
import { createPeople } from '../people.ts'
import { openPolicy } from '../policy/open-policy.ts'
import { openSqliteStore, type SqliteStore } from '../store/sqlite.ts'
import { tasks } from '../tasks/index.ts'
import type { OpenWebhooks } from '../webhooks/open-webhooks.ts'
import { createTaskRecorder } from '../webhooks/record-task.ts'
import { configuredWebhooks } from './webhooks.ts'

/** What lives as long as the program. Nothing is opened or started before its first use. */
export interface Parts {
  config: Config
  log: Log
  store: SqliteStore
  people: People
  policy: Policy
  /** In service at this moment, the preferred first. */
  models(): readonly Model[]
  runner: LocalRunner
  webhooks: OpenWebhooks
  handle: Handle
  output: CommandOutput
  /** Whoever sits at this terminal. */
  origin: Origin
  close(): Promise<void>
}

export function openParts(config: Config): Parts {
  const log = createLog(config.PARLEY_LOG_LEVEL)
  const runner = openRunner(config, log)
  const store = openSqliteStore(join(config.PARLEY_DATA_DIR, 'parley.sqlite'))
  const people = createPeople(store)
  const policy = openPolicy
  const installed = inService(config.PARLEY_MODELS, config.PARLEY_DATA_DIR)
  const models = () => installed
  const glossary = config.PARLEY_GLOSSARY
  const webhooks = configuredWebhooks(config, store, log)
  const record = createTaskRecorder(webhooks.outbox.emit, log)
  return {
    ...{ config, log, store, people, policy, models, runner, webhooks },
    handle: createBot({ tasks, models, runner, glossary, people, policy, record, log }),
    output: createOutput(process.stdout, process.stderr),
    origin: consoleOrigin(process.env),
    async close() {
      await runner.stop()
      await webhooks.close()
      store.close()
    },
  }
}

function openRunner(config: Config, log: Log): LocalRunner {
  return createLocalRunner({
    hosts: config.PARLEY_HOSTS,
    device: config.PARLEY_DEVICE,
    folderOf: (model) => folderOf(model, config.PARLEY_DATA_DIR),
    memoryLimitMegabytes: config.PARLEY_HOST_MEMORY_MB,
    queueLimit: config.PARLEY_QUEUE_LIMIT,
    cacheSize: config.PARLEY_CACHE_SIZE,
    shareInFlight: config.PARLEY_SHARE_IN_FLIGHT,
    idleMilliseconds: config.PARLEY_IDLE_MINUTES * 60_000,
    log,
  })
}
