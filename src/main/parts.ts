import { createOutput } from '../../adapters/console/output.ts'
import { consoleOrigin } from '../../adapters/console/request.ts'
import { folderOf } from '../../models/installed/folder-of.ts'
import { createLocalRunner, type LocalRunner } from '../../models/runner/local.ts'
import { createBot } from '../bot.ts'
import { type Config, secretsOf } from '../config.ts'
import type { Handle } from '../contract/adapter.ts'
import type { Recorder } from '../contract/audit.ts'
import type { CommandOutput } from '../contract/command.ts'
import type { Log } from '../contract/log.ts'
import type { Model } from '../contract/model.ts'
import type { Origin } from '../contract/request.ts'
import { createLog } from '../log.ts'
import { createMeter, type Meter } from '../metrics/meter.ts'
import { createPolicyFile, type PolicyFile } from '../policy/policy-file.ts'
import { recordAll } from '../record-all.ts'
import type { ModelService } from '../service/service.ts'
import { tasks } from '../tasks/index.ts'
import type { OpenWebhooks } from '../webhooks/open-webhooks.ts'
import { createTaskRecorder } from '../webhooks/record-task.ts'
import { type Keeping, openKeeping, storePath } from './keeping.ts'
import { openModelService } from './model-service.ts'
import { policyPlace } from './policy-place.ts'
import { configuredWebhooks } from './webhooks.ts'

/** What lives as long as the program. Nothing is opened or started before its first use. */
export interface Parts extends Keeping {
  config: Config
  log: Log
  policy: PolicyFile
  service: ModelService
  /** Takes the account of every request. */
  record: Recorder
  /** In service at this moment for whoever is not sent to a canary, the preferred first. */
  models(): readonly Model[]
  runner: LocalRunner
  /** Where what happens can be counted. */
  meter: Meter
  webhooks: OpenWebhooks
  handle: Handle
  output: CommandOutput
  /** Whoever sits at this terminal. */
  origin: Origin
  close(): Promise<void>
}

export function openParts(config: Config): Parts {
  const log = createLog(config.PARLEY_LOG_LEVEL, secretsOf(config))
  const meter = createMeter()
  const runner = meter.watch(openRunner(config, log))
  const keeping = openKeeping(config, log)
  const { store, people, sweeper, recordAudit } = keeping
  const policy = createPolicyFile(policyPlace(config))
  const service = openModelService(config, { store, file: storePath(config), runner, log })
  const glossary = config.PARLEY_GLOSSARY
  const webhooks = configuredWebhooks(config, { store, log, meter })
  const record = recordAll([recordAudit, meter.record, createTaskRecorder(webhooks.outbox.emit, log)])
  const bot = createBot({ tasks, ...serving(service), glossary, people, policy, record, log })
  return {
    ...{ ...keeping, config, log, policy, record, runner, meter, service, webhooks },
    models: service.stable,
    handle: followed(service, bot),
    output: createOutput(process.stdout, process.stderr),
    origin: consoleOrigin(process.env),
    async close() {
      await service.stop()
      await runner.stop()
      await webhooks.close()
      // What ends soon and opens no door, as a command does, does its share too.
      if (store.isOpen()) await sweeper.sweepSome()
      store.close()
    },
  }
}

/** What a bot needs of the models. */
function serving({ pick, release, runner }: ModelService) {
  return { models: pick, release, runner }
}

/** Whoever answers follows what is in service. */
function followed(service: ModelService, handle: Handle): Handle {
  return async (request, options) => {
    await service.follow()
    return await handle(request, options)
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
