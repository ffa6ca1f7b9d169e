import { discord } from './config/discord.ts'
import { hub } from './config/hub.ts'
import { parley } from './config/parley.ts'
import { slack } from './config/slack.ts'
import type { Variable } from './config/variable.ts'
import { webhooks } from './config/webhooks.ts'
import { codedError } from './contract/errors.ts'

/** Every environment variable there is. `.env.example` and docs/configuration.md are made from this. */
export const VARIABLES = { ...parley, ...slack, ...discord, ...hub, ...webhooks } as const

type Variables = typeof VARIABLES
type VariableName = keyof Variables

/** One checked value for each variable. */
export type Config = {
  readonly [K in VariableName]: Variables[K] extends Variable<infer T> ? T : never
}

/** Pairs of which the first makes no sense without one of the others. */
const NEEDS: [VariableName, VariableName[]][] = [
  ['SLACK_BOT_TOKEN', ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']],
  ['SLACK_APP_TOKEN', ['SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID']],
  ['SLACK_SIGNING_SECRET', ['SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID']],
  ['SLACK_CLIENT_ID', ['SLACK_CLIENT_SECRET']],
  ['SLACK_CLIENT_SECRET', ['SLACK_CLIENT_ID']],
  ['SLACK_CLIENT_ID', ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']],
  ['DISCORD_APPLICATION_ID', ['DISCORD_TOKEN']],
]

/**
 * Reads and checks the environment.
 * @throws CONFIGURATION: one line with the variable, what was expected and what came (never a secret).
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const names = Object.keys(VARIABLES) as VariableName[]
  const config = Object.fromEntries(
    names.map((name) => [name, readVariable(name, environment[name])]),
  ) as unknown as Config
  for (const [name, others] of NEEDS) {
    if (config[name] !== undefined && others.every((other) => config[other] === undefined)) {
      throw codedError(
        'CONFIGURATION',
        `${name} is set, but it needs ${others.join(' or ')} too, which is not set`,
      )
    }
  }
  return config
}

function readVariable(name: VariableName, raw: string | undefined): unknown {
  const row: Variable = VARIABLES[name] as Variable
  if (raw === undefined || raw.trim() === '') return row.default
  const result = row.schema.safeParse(raw.trim())
  if (result.success) return result.data
  const came = row.secret ? `${raw.trim().length} characters of something else` : JSON.stringify(raw)
  throw codedError('CONFIGURATION', `${name}: expected ${row.expected}, but ${came} came`)
}
