import { WebClient } from '@slack/web-api'
import type { Check, Finding } from '../../src/contract/check.ts'
import { clientOptionsOf, type SlackAddress } from './connection.ts'
import { LIMITS } from './limits.ts'
import { BOT_SCOPES } from './scopes.ts'
import { fatalError, type TokenVariable, unreachableReason } from './start-errors.ts'

/** What the doctor looks at in Slack. `now` in milliseconds since the epoch. */
export function slackChecks(settings: SlackAddress, now: () => number = Date.now): Check[] {
  const { botToken, appToken } = settings
  const clock = { name: 'Slack clock', run: () => checkClock(settings, now) }
  const bot = [
    { name: 'Slack bot', run: () => checkBot(settings) },
    { name: 'Slack scopes', run: () => checkScopes(settings) },
  ]
  const app = { name: 'Slack app', run: () => checkApp(settings) }
  return [clock, ...(botToken !== undefined ? bot : []), ...(appToken !== undefined ? [app] : [])]
}

/** A client with a token, which keeps the `Date` of Slack's last answer. */
function createClient(settings: SlackAddress, token?: string) {
  let date: string | null = null
  const client = new WebClient(token, {
    ...clientOptionsOf(settings),
    async fetch(...request) {
      const response = await globalThis.fetch(...request)
      date = response.headers.get('date')
      return response
    },
  })
  return { client, slackTime: () => (date === null ? undefined : Date.parse(date)) }
}

async function checkBot(settings: SlackAddress): Promise<Finding> {
  const { client } = createClient(settings, settings.botToken)
  return await accepted('SLACK_BOT_TOKEN', async () => {
    const { user, team } = await client.auth.test()
    return `@${user} is in ${team}`
  })
}

async function checkApp(settings: SlackAddress): Promise<Finding> {
  const { client } = createClient(settings, settings.appToken)
  return await accepted('SLACK_APP_TOKEN', async () => {
    await client.apps.connections.open({})
    return 'Socket Mode is open to Parley'
  })
}

async function checkScopes(settings: SlackAddress): Promise<Finding> {
  const { client } = createClient(settings, settings.botToken)
  const wanted = Object.keys(BOT_SCOPES)
  let missing: string[] = []
  const finding = await accepted('SLACK_BOT_TOKEN', async () => {
    const { response_metadata } = await client.auth.test()
    const granted = new Set(response_metadata?.scopes)
    missing = wanted.filter((scope) => !granted.has(scope))
    const spare = [...granted].filter((scope) => !wanted.includes(scope))
    return `${wanted.length - missing.length} of ${wanted.length}${spare.length > 0 ? `, and not needed: ${spare.join(', ')}` : ''}`
  })
  if (missing.length === 0) return finding
  const remedy = `add ${missing.join(', ')} under OAuth & Permissions (or paste \`parley slack manifest\` again) and install the app again`
  return { ...finding, well: false, remedy }
}

async function checkClock(settings: SlackAddress, now: () => number): Promise<Finding> {
  const { client, slackTime } = createClient(settings)
  // It needs no token: the refusal has a date too.
  const error = await client.auth.test().catch((thrown: unknown) => thrown)
  const time = slackTime()
  if (time === undefined) return unreached(error)
  const seconds = Math.round((now() - time) / 1000)
  return {
    well: Math.abs(seconds) * 1000 < LIMITS.clockSkewMilliseconds,
    found: `${Math.abs(seconds)} seconds ${seconds < 0 ? 'behind' : 'ahead of'} Slack`,
    remedy:
      'set the clock of this machine (NTP): Slack’s requests count as forged when they are five minutes off',
  }
}

/** Whether Slack takes the token. */
async function accepted(variable: TokenVariable, ask: () => Promise<string>): Promise<Finding> {
  try {
    return { well: true, found: await ask() }
  } catch (error) {
    const fatal = fatalError(error, variable)
    if (!fatal) return unreached(error)
    const [found, remedy] = fatal.message.split(/: (.*)/s)
    return { well: false, found: found!, remedy: remedy! }
  }
}

/** @throws what is none of Slack's. */
function unreached(error: unknown): Finding {
  const reason = unreachableReason(error)
  if (reason === undefined) throw error
  return {
    well: false,
    found: `Slack cannot be reached (${reason})`,
    remedy: 'check the network and SLACK_API_URL; Parley keeps trying',
  }
}
