import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { config as loadDotenv } from 'dotenv'
import { createConsole } from '../adapters/console/index.ts'
import { createOutput } from '../adapters/console/output.ts'
import { runProgram } from '../adapters/console/program.ts'
import { consoleOrigin } from '../adapters/console/request.ts'
import { createInviteCommand } from '../adapters/discord/invite.ts'
import type { SlackAddress } from '../adapters/slack/connection.ts'
import { createManifestCommand } from '../adapters/slack/manifest-command.ts'
import { createModelCommands } from '../models/commands/index.ts'
import { createDownloader } from '../models/download/downloader.ts'
import { inService } from '../models/in-service.ts'
import { catalogue } from '../models/index.ts'
import { checkModel } from '../models/installed/check-model.ts'
import { folderOf } from '../models/installed/folder-of.ts'
import { createLocalRunner, type LocalRunner } from '../models/runner/local.ts'
import packageFile from '../package.json' with { type: 'json' }
import { createArrivals } from './arrivals.ts'
import { createBot } from './bot.ts'
import { createChannels } from './channels.ts'
import { createClaims } from './claims.ts'
import { type Config, readConfig } from './config.ts'
import type { ChatAdapter, House } from './contract/adapter.ts'
import type { Check } from './contract/check.ts'
import type { CommandOutput, OperatorCommand } from './contract/command.ts'
import { errorMessage } from './contract/errors.ts'
import type { Log } from './contract/log.ts'
import type { Model } from './contract/model.ts'
import type { Origin } from './contract/request.ts'
import { makeDataFolder } from './data-folder.ts'
import { configCheck } from './doctor/config-check.ts'
import { createDoctor } from './doctor/doctor.ts'
import { machineChecks } from './doctor/machine-checks.ts'
import { modelCheck } from './doctor/model-check.ts'
import { runnerCheck } from './doctor/runner-check.ts'
import { runDoors } from './doors.ts'
import { createLivingAnswers } from './living-answers.ts'
import { createLog } from './log.ts'
import { createMemos } from './memos.ts'
import { createPeople } from './people.ts'
import { createStatus } from './status.ts'
import { sealStore } from './store/sealed.ts'
import { secretKey } from './store/secret-key.ts'
import { openSqliteStore, type SqliteStore } from './store/sqlite.ts'
import { tasks } from './tasks/index.ts'

/** Joins the parts; holds no logic. */
async function main(): Promise<number> {
  const config = readConfig(process.env)
  makeDataFolder(config.PARLEY_DATA_DIR)
  const log = createLog(config.PARLEY_LOG_LEVEL)
  const models = inService(config.PARLEY_MODELS, config.PARLEY_DATA_DIR)
  const runner = openRunner(config, log)
  const store = openSqliteStore(join(config.PARLEY_DATA_DIR, 'parley.sqlite'))
  const people = createPeople(store)
  const handle = createBot({ tasks, models, runner, glossary: config.PARLEY_GLOSSARY, people, log })
  const output = createOutput(process.stdout, process.stderr)
  const origin = consoleOrigin(process.env)
  const slack = slackSettings(config)
  const start = async () => {
    const stopped = stopSignal()
    const doors = await doorsOf(config, store, slack, origin)
    if (doors.length === 0) return false
    const house = await createHouse({ handle, models, runner, store, people, log })
    const warm = () => runner.warm(models)
    return await runDoors(doors, { house, stopped, warm, announce: announcer(output) })
  }
  try {
    return await runProgram(process.argv.slice(2), {
      version: packageFile.version,
      tasks,
      commands: [
        ...modelCommands(config),
        createManifestCommand(tasks),
        createInviteCommand({ token: config.DISCORD_TOKEN, applicationId: config.DISCORD_APPLICATION_ID }),
        doctor(config, models, runner, slack),
      ],
      handle,
      start,
      input: process.stdin,
      output,
      origin,
    })
  } finally {
    await runner.stop()
    store.close()
  }
}

/** Says which doors are open; the terminal needs no telling. */
const announcer = (output: CommandOutput) => (door: string) => {
  if (door !== 'console') output.error(`Parley is open on ${door}; Ctrl-C closes it.`)
}

interface Rooms extends Pick<House, 'handle' | 'people' | 'log'> {
  store: SqliteStore
  models: readonly Model[]
  runner: LocalRunner
}

/** What every door is offered. */
async function createHouse({ models, runner, store, ...parts }: Rooms): Promise<House> {
  const { createUnderstand } = await import('./understand/index.ts')
  const translators = models.filter((model) => model.job === 'translation')
  const uptime = () => process.uptime() * 1000
  return {
    ...parts,
    tasks,
    languages: [...new Set(translators.flatMap((model) => model.languages.to))],
    understand: createUnderstand(tasks),
    channels: createChannels(store),
    arrivals: createArrivals(createClaims(store), parts.log),
    living: createLivingAnswers(store),
    memos: createMemos(store),
    status: createStatus({ version: packageFile.version, models, runner, uptime }),
  }
}

/** Every door that is configured, or the terminal when there is one. Each brings its library when it is needed. */
async function doorsOf(
  config: Config,
  store: SqliteStore,
  slack: SlackAddress | undefined,
  origin: Origin,
): Promise<ChatAdapter[]> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = config
  const configured: ChatAdapter[] = []
  if (slack) {
    const { createSlack } = await import('../adapters/slack/index.ts')
    const key = secretKey(config.PARLEY_SECRET_KEY, config.PARLEY_DATA_DIR)
    const stateSecret = createHmac('sha256', key).update('slack state').digest('hex')
    configured.push(createSlack({ ...slack, stateSecret }, sealStore(store, key)))
  }
  if (token) {
    const { createDiscord } = await import('../adapters/discord/index.ts')
    configured.push(createDiscord({ token, apiUrl }))
  }
  // A file that cannot be used shall be said now, not with the first message.
  if (configured.length > 0) store.open()
  if (configured.length > 0 || !process.stdin.isTTY) return configured
  return [createConsole({ input: process.stdin, output: process.stdout, origin })]
}

/** How to reach Slack, when it is configured. */
function slackSettings(config: Config): SlackAddress | undefined {
  if (config.SLACK_APP_TOKEN === undefined && config.SLACK_SIGNING_SECRET === undefined) return undefined
  return {
    botToken: config.SLACK_BOT_TOKEN,
    appToken: config.SLACK_APP_TOKEN,
    signingSecret: config.SLACK_SIGNING_SECRET,
    clientId: config.SLACK_CLIENT_ID,
    clientSecret: config.SLACK_CLIENT_SECRET,
    port: config.SLACK_PORT,
    apiUrl: config.SLACK_API_URL,
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

function modelCommands(config: Config): OperatorCommand[] {
  const downloader = createDownloader({
    endpoint: config.HF_ENDPOINT,
    token: config.HF_TOKEN,
    proxy: config.HTTPS_PROXY,
    noProxy: config.NO_PROXY,
    offline: config.PARLEY_OFFLINE,
    dataDir: config.PARLEY_DATA_DIR,
  })
  return createModelCommands({ models: catalogue, dataDir: config.PARLEY_DATA_DIR, downloader })
}

function doctor(
  config: Config,
  models: readonly Model[],
  runner: LocalRunner,
  slack: SlackAddress | undefined,
): OperatorCommand {
  const dataDir = config.PARLEY_DATA_DIR
  return createDoctor(async () => [
    ...machineChecks(config.PARLEY_HOSTS, dataDir),
    configCheck(config),
    ...models.map((model) => modelCheck(model, (one) => checkModel(one, dataDir))),
    runnerCheck(runner, models, () => runner.status().device),
    ...(await doorChecks(config, slack)),
  ])
}

/** What the configured doors check; each brings its library when it is needed. */
async function doorChecks(config: Config, slack: SlackAddress | undefined): Promise<Check[]> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = config
  const checks: Check[] = []
  if (slack) {
    const { slackChecks } = await import('../adapters/slack/doctor-check.ts')
    checks.push(...slackChecks(slack))
  }
  if (token) {
    const { discordChecks } = await import('../adapters/discord/doctor-check.ts')
    checks.push(...discordChecks({ token, apiUrl }))
  }
  return checks
}

function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  return controller.signal
}

// A library may drop a promise while a connection is closing; what is begun goes on, and the log tells.
process.on('unhandledRejection', (reason) => {
  process.stderr.write(`parley: unexpected ${(reason as Error | undefined)?.name ?? 'rejection'}, going on\n`)
})
loadDotenv({ quiet: true })
process.exitCode = await main().catch((error) => {
  process.stderr.write(`parley: ${errorMessage(error)}\n`)
  return 2
})
