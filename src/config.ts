import { discord } from './config/discord.ts'
import { http } from './config/http.ts'
import { hub } from './config/hub.ts'
import { keeping } from './config/keeping.ts'
import { parley } from './config/parley.ts'
import { slack } from './config/slack.ts'
import type { Variable } from './config/variable.ts'
import { watch } from './config/watch.ts'
import { webhooks } from './config/webhooks.ts'
import { codedError } from './contract/errors.ts'

/** Every environment variable there is. `.env.example` and docs/configuration.md are made from this. */
export const VARIABLES = {
  ...{ ...parley, ...http, ...keeping, ...watch, ...webhooks },
  ...{ ...slack, ...discord, ...hub },
} as const

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
export function readConfig(environment: Environment): Config {
  const { config, problems } = inspectConfig(environment)
  if (problems[0] !== undefined) throw codedError('CONFIGURATION', problems[0])
  return config
}

/** Reads all that can be read: where a value is wrong the default stands, and a line says so. */
export function inspectConfig(environment: Environment): { config: Config; problems: string[] } {
  const names = Object.keys(VARIABLES) as VariableName[]
  const read = names.map((name) => ({ name, ...readVariable(name, environment[name]) }))
  const config = Object.fromEntries(read.map(({ name, value }) => [name, value])) as unknown as Config
  const wrong = read.flatMap(({ problem }) => problem ?? [])
  return { config, problems: [...wrong, ...missing(config)] }
}

/** The values that nobody may see. */
export function secretsOf(config: Config): string[] {
  const names = Object.keys(VARIABLES) as VariableName[]
  const values = names.filter((name) => (VARIABLES[name] as Variable).secret).map((name) => config[name])
  return values.filter((value) => typeof value === 'string')
}

type Environment = Record<string, string | undefined>

function missing(config: Config): string[] {
  return NEEDS.filter(
    ([name, others]) => config[name] !== undefined && others.every((other) => config[other] === undefined),
  ).map(([name, others]) => `${name} is set, but it needs ${others.join(' or ')} too, which is not set`)
}

function readVariable(name: VariableName, raw: string | undefined): { value: unknown; problem?: string } {
  const row: Variable = VARIABLES[name] as Variable
  if (raw === undefined || raw.trim() === '') return { value: row.default }
  const result = row.schema.safeParse(raw.trim())
  if (result.success) return { value: result.data }
  const came = row.secret ? `${raw.trim().length} characters of something else` : JSON.stringify(raw)
  return { value: row.default, problem: `${name}: expected ${row.expected}, but ${came} came` }
}
