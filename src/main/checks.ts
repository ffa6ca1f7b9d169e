import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { INSTALLATIONS } from '../../adapters/slack/installations.ts'
import { isSlackDoor } from '../../adapters/slack/is-slack-door.ts'
import { checkModel } from '../../models/installed/check-model.ts'
import { inspectConfig } from '../config.ts'
import type { Check } from '../contract/check.ts'
import type { Webhook } from '../contract/webhooks.ts'
import { configCheck } from '../doctor/config-check.ts'
import { dataFolderCheck } from '../doctor/data-folder-check.ts'
import { isHttpDoor } from '../doctor/is-http-door.ts'
import { logCheck } from '../doctor/log-check.ts'
import { machineChecks } from '../doctor/machine-checks.ts'
import { modelCheck } from '../doctor/model-check.ts'
import { policyCheck } from '../doctor/policy-check.ts'
import { portCheck } from '../doctor/port-check.ts'
import { runnerCheck } from '../doctor/runner-check.ts'
import { secretKeyCheck } from '../doctor/secret-key-check.ts'
import { storeCheck } from '../doctor/store-check.ts'
import { webhookChecks } from '../doctor/webhook-checks.ts'
import { inspectDatabase } from '../store/inspect.ts'
import { sealStore } from '../store/sealed.ts'
import { secretKey } from '../store/secret-key.ts'
import type { Parts } from './parts.ts'
import { policyPlace } from './policy-place.ts'
import { slackAddress } from './slack-address.ts'

/** What the doctor looks at. */
export async function checksOf(parts: Parts): Promise<Check[]> {
  const { config, runner } = parts
  const dataDir = config.PARLEY_DATA_DIR
  // When what is kept cannot be read, a check of its own tells so, and the models of the start are looked at.
  await parts.service.load().catch(() => {})
  const models = parts.models()
  return [
    configCheck(config, inspectConfig(process.env).problems),
    logCheck(config.PARLEY_LOG_LEVEL),
    policyCheck(policyPlace(config).path, () => parts.policy.check()),
    dataFolderCheck(dataDir),
    ...machineChecks(config.PARLEY_HOSTS, dataDir),
    storeCheck(() => inspectDatabase(join(dataDir, 'parley.sqlite'))),
    secretKeyCheck({ given: config.PARLEY_SECRET_KEY, dataDir, openSealed: () => openSealed(parts) }),
    ...(await webhookChecks(() => keptWebhooks(parts))),
    ...models.map((model) => modelCheck(model, (one) => checkModel(one, dataDir))),
    runnerCheck(runner, models, () => runner.status().device),
    ...portChecks(parts),
    ...(await doorChecks(parts)),
  ]
}

/** Opens every token that is kept. @returns how many. */
async function openSealed({ config, store }: Parts): Promise<number> {
  const { PARLEY_SECRET_KEY: given, PARLEY_DATA_DIR: dataDir } = config
  const key = secretKey(given, dataDir)
  if (!existsSync(join(dataDir, 'parley.sqlite'))) return 0
  return (await sealStore(store, key).list(INSTALLATIONS, '')).length
}

/** Where no key was ever made there are none; the doctor makes none. */
async function keptWebhooks({ config, webhooks }: Parts): Promise<readonly Webhook[]> {
  const { PARLEY_SECRET_KEY: given, PARLEY_DATA_DIR: dataDir } = config
  const hasKey = given !== undefined || existsSync(join(dataDir, 'secret.key'))
  return hasKey ? await webhooks.webhooks.list() : []
}

/** Where doors listen. */
function portChecks({ config }: Parts): Check[] {
  const { PARLEY_HTTP_PORT: port, PARLEY_HTTP_HOST: host, SLACK_APP_TOKEN, SLACK_CLIENT_ID } = config
  const checks: Check[] = []
  if (port !== undefined) {
    const at = { host, port, variable: 'PARLEY_HTTP_PORT' }
    checks.push(portCheck('HTTP port', { ...at, isParley: isHttpDoor }))
  }
  const slack = slackAddress(config)
  if (slack && (SLACK_APP_TOKEN === undefined || SLACK_CLIENT_ID !== undefined)) {
    const at = { host: '::', port: slack.port, variable: 'SLACK_PORT' }
    checks.push(portCheck('Slack port', { ...at, isParley: isSlackDoor }))
  }
  return checks
}

/** What the configured doors check; each brings its library when it is needed. */
async function doorChecks({ config }: Parts): Promise<Check[]> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = config
  const slack = slackAddress(config)
  const checks: Check[] = []
  if (slack) {
    const { slackChecks } = await import('../../adapters/slack/doctor-check.ts')
    checks.push(...slackChecks(slack))
  }
  if (token) {
    const { discordChecks } = await import('../../adapters/discord/doctor-check.ts')
    checks.push(...discordChecks({ token, apiUrl }))
  }
  return checks
}
