import { checkModel } from '../../models/installed/check-model.ts'
import type { Check } from '../contract/check.ts'
import { configCheck } from '../doctor/config-check.ts'
import { machineChecks } from '../doctor/machine-checks.ts'
import { modelCheck } from '../doctor/model-check.ts'
import { runnerCheck } from '../doctor/runner-check.ts'
import type { Parts } from './parts.ts'
import { slackAddress } from './slack-address.ts'

/** What the doctor looks at. */
export async function checksOf(parts: Parts): Promise<Check[]> {
  const { config, runner } = parts
  const dataDir = config.PARLEY_DATA_DIR
  await parts.service.load()
  const models = parts.models()
  return [
    ...machineChecks(config.PARLEY_HOSTS, dataDir),
    configCheck(config),
    ...models.map((model) => modelCheck(model, (one) => checkModel(one, dataDir))),
    runnerCheck(runner, models, () => runner.status().device),
    ...(await doorChecks(parts)),
  ]
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
