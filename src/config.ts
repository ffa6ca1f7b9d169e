import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { codedError } from './contract/errors.ts'

export interface Variable<T = unknown> {
  /** One line, for `.env.example` and the docs. */
  meaning: string
  /** What a right value looks like; part of the error for a wrong one. */
  expected: string
  /** Used when the variable is unset or empty. */
  default: T
  /** The default in words, where it depends on the machine. */
  defaultWords?: string
  secret?: boolean
  schema: z.ZodType<T, string>
}

const text = z.string().trim().min(1)
const flag = z
  .enum(['0', '1', 'false', 'true', 'no', 'yes'])
  .transform((value) => ['1', 'true', 'yes'].includes(value))
const whole = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum)
const terms = text.transform((value) =>
  value
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== ''),
)
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))
const variable = <T>(row: Variable<T>): Variable<T> => row
const optional = <T>(row: Omit<Variable<T>, 'default'>): Variable<T | undefined> => ({
  ...row,
  default: undefined,
})

/** Every environment variable: the one place. `.env.example` and docs/configuration.md are made from it. */
export const VARIABLES = {
  PARLEY_DATA_DIR: variable({
    meaning: 'Folder for pulled models and everything else that is kept; made when needed',
    expected: 'a folder',
    default: './data',
    schema: text,
  }),
  PARLEY_MODELS: variable<'starter' | 'standard'>({
    meaning:
      'Which models answer: the small ones in this repository, or larger ones after `parley models pull`',
    expected: 'starter or standard',
    default: 'starter',
    schema: z.enum(['starter', 'standard']),
  }),
  PARLEY_DEVICE: variable<'auto' | 'cpu' | 'wasm' | 'cuda' | 'webgpu' | 'dml' | 'coreml'>({
    meaning: 'Where models run; auto tries the GPUs in a throw-away process and falls back to cpu',
    expected: 'auto, cpu, wasm, cuda, webgpu, dml or coreml',
    default: 'cpu',
    schema: z.enum(['auto', 'cpu', 'wasm', 'cuda', 'webgpu', 'dml', 'coreml']),
  }),
  PARLEY_HOSTS: variable({
    meaning: 'Model processes; each uses one core and its own memory',
    expected: 'a whole number from 1 to 64',
    default: Math.min(4, Math.max(1, availableParallelism())),
    defaultWords: 'one a core, at most 4',
    schema: whole(1, 64),
  }),
  PARLEY_HOST_MEMORY_MB: variable({
    meaning: 'A model process above this many megabytes is replaced',
    expected: 'a whole number from 200 to 1000000',
    default: 2000,
    schema: whole(200, 1_000_000),
  }),
  PARLEY_QUEUE_LIMIT: variable({
    meaning: 'Model requests that may wait; more are refused at once with OVERLOADED',
    expected: 'a whole number from 1 to 1000000',
    default: 20_000,
    schema: whole(1, 1_000_000),
  }),
  PARLEY_CACHE_SIZE: variable({
    meaning: 'Recent model results kept in memory (keyed by hashes, without the text); 0 switches this off',
    expected: 'a whole number from 0 to 1000000',
    default: 2000,
    schema: whole(0, 1_000_000),
  }),
  PARLEY_SHARE_IN_FLIGHT: variable({
    meaning: 'Compute identical requests that arrive together only once',
    expected: '0 or 1',
    default: true,
    schema: flag,
  }),
  PARLEY_IDLE_MINUTES: variable({
    meaning: 'Models unused for this long are unloaded; 0 keeps them',
    expected: 'a whole number from 0 to 100000',
    default: 30,
    schema: whole(0, 100_000),
  }),
  PARLEY_GLOSSARY: variable<string[]>({
    meaning: 'Terms that are never translated, separated by commas',
    expected: 'words separated by commas',
    default: [],
    defaultWords: 'none',
    schema: terms,
  }),
  PARLEY_OFFLINE: variable({
    meaning: 'Download nothing: not even a connection is tried',
    expected: '0 or 1',
    default: false,
    schema: flag,
  }),
  PARLEY_LOG_LEVEL: variable<'debug' | 'info' | 'warn' | 'error' | 'silent'>({
    meaning: 'What the log on standard error tells; it never holds message text',
    expected: 'debug, info, warn, error or silent',
    default: 'warn',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
  }),
  PARLEY_HTTP_PORT: optional({
    meaning: 'Port of the HTTP API; unset: no HTTP API',
    expected: 'a port from 1 to 65535',
    schema: whole(1, 65_535),
  }),
  SLACK_BOT_TOKEN: optional({
    meaning: 'Bot token of the Slack app',
    expected: 'a token that begins with xoxb-',
    secret: true,
    schema: text.startsWith('xoxb-'),
  }),
  SLACK_APP_TOKEN: optional({
    meaning: 'App-level token, for Socket Mode (no public address needed)',
    expected: 'a token that begins with xapp-',
    secret: true,
    schema: text.startsWith('xapp-'),
  }),
  SLACK_SIGNING_SECRET: optional({
    meaning: 'Signing secret, to take Slack requests over HTTP instead of Socket Mode',
    expected: '32 hexadecimal digits',
    secret: true,
    schema: text.regex(/^[0-9a-f]{32}$/i),
  }),
  SLACK_API_URL: optional({
    meaning: 'Another Slack API address, for example that of GovSlack',
    expected: 'an http or https address',
    schema: url,
  }),
  DISCORD_TOKEN: optional({
    meaning: 'Token of the Discord bot',
    expected: 'a bot token: three parts with dots between',
    secret: true,
    schema: text.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
  }),
  DISCORD_APPLICATION_ID: optional({
    meaning: 'Application id of the Discord bot, when it differs from the bot user',
    expected: '17 to 20 digits',
    schema: text.regex(/^\d{17,20}$/),
  }),
  DISCORD_API_URL: optional({
    meaning: 'Another Discord API address',
    expected: 'an http or https address',
    schema: url,
  }),
  HF_ENDPOINT: variable({
    meaning: 'The model hub, or a mirror of it, for `parley models pull`',
    expected: 'an http or https address',
    default: 'https://huggingface.co',
    schema: url,
  }),
  HF_TOKEN: optional({
    meaning: 'Token for models that the hub gives only to signed-in people',
    expected: 'a token',
    secret: true,
    schema: text,
  }),
  HTTPS_PROXY: optional({
    meaning: 'Proxy for downloads',
    expected: 'an http or https address',
    secret: true,
    schema: url,
  }),
  NO_PROXY: optional({
    meaning: 'Hosts that are reached without the proxy, separated by commas',
    expected: 'host names separated by commas',
    schema: text,
  }),
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
  ['SLACK_APP_TOKEN', ['SLACK_BOT_TOKEN']],
  ['SLACK_SIGNING_SECRET', ['SLACK_BOT_TOKEN']],
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
