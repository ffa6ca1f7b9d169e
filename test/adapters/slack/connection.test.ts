import { createServer } from 'node:http'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { SlackSettings } from '../../../adapters/slack/connection.ts'
import { botEvents } from '../../../adapters/slack/manifest.ts'
import { BOT_SCOPES } from '../../../adapters/slack/scopes.ts'
import { listen } from '../../fakes/listen.ts'
import { recordedLog } from '../../fakes/recorded-log.ts'
import { type FakeSlack, openFakeSlack } from '../../fakes/slack/index.ts'
import { freePort } from '../../free-port.ts'
import { makeParley, openParley } from './open-parley.ts'
import { plainHandle } from './plain-handle.ts'

const granted = { scopes: Object.keys(BOT_SCOPES), events: botEvents() }
const LONG = 60_000

const opened: { close(): Promise<void> }[] = []
const rejections: unknown[] = []
const note = (reason: unknown) => rejections.push(reason)
process.on('unhandledRejection', note)
afterAll(() => void process.off('unhandledRejection', note))

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
  expect(rejections).toEqual([])
})

/** A Slack that granted what the manifest asks for and no more. */
async function fake(scopes = granted.scopes): Promise<FakeSlack> {
  const slack = await openFakeSlack({ ...granted, scopes })
  opened.push(slack)
  return slack
}

async function join(slack: FakeSlack, settings: Partial<SlackSettings> = {}, port?: number) {
  const recorded = recordedLog()
  const parts = { handle: plainHandle, log: recorded.log, settings, ...(port !== undefined && { port }) }
  const { door } = await openParley(slack, parts)
  opened.push({ close: () => door.stop() })
  return { door, ...recorded }
}

let asked = 0

/** Somebody asks with a command and gets the answer. */
async function answers(slack: FakeSlack, user = 'ada'): Promise<void> {
  const text = `question ${++asked}`
  const done = await slack.command({ user, channel: 'general', command: '/sentiment', text })
  expect(done.error).toBeUndefined()
  const seen = () => slack.ephemerals(user).some((one) => slack.textOf(one).includes(text.toUpperCase()))
  await slack.until(seen, `an answer to ${text}`)
}

const twoSockets = (slack: FakeSlack) => slack.until(() => slack.socketCount() === 2, 'two sockets')

describe('Socket Mode', () => {
  it('opens two sockets and answers', async () => {
    const slack = await fake()
    await join(slack)
    await twoSockets(slack)
    await answers(slack)
    expect(slack.refusals).toEqual([])
  })

  it('comes back after dropped sockets, as often as they drop', async () => {
    const slack = await fake()
    const { lines } = await join(slack)
    for (let drops = 0; drops < 3; drops++) {
      await twoSockets(slack)
      slack.dropSockets()
      await slack.until(() => slack.socketCount() > 0, 'a socket')
      await answers(slack)
    }
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
  })

  it.each(['warning', 'refresh_requested'] as const)(
    'opens another socket on "%s" while Slack keeps the old line open',
    async (reason) => {
      const slack = await fake()
      await join(slack)
      await twoSockets(slack)
      slack.disconnect(reason, LONG)
      await slack.until(() => slack.calls.filter(isOpening).length === 4, 'new sockets')
      await twoSockets(slack)
      await answers(slack)
    },
  )

  it('says what to do when there are too many sockets, works with the one it has, and takes the second when it may', async () => {
    const slack = await fake()
    slack.limitSockets(1)
    const { said } = await join(slack)
    await slack.until(() => said('error', /at most ten.*Stop other copies/) > 0, 'a plain line')
    await answers(slack)
    slack.limitSockets(10)
    await twoSockets(slack)
  })

  it('waits at the start until one of too many sockets is free', async () => {
    const slack = await fake()
    slack.limitSockets(0)
    const joining = join(slack)
    await slack.until(() => slack.calls.filter(isOpening).length > 1, 'another try')
    slack.limitSockets(10)
    const { said } = await joining
    expect(said('error', /at most ten/)).toBeGreaterThan(0)
    await answers(slack)
  })

  it('says so when Socket Mode is switched off', async () => {
    const slack = await fake()
    const { said } = await join(slack)
    await twoSockets(slack)
    slack.disconnect('link_disabled')
    await slack.until(() => said('error', /Socket Mode was switched off/) > 0, 'a plain line')
  })

  it('says so when the app token is refused while it runs', async () => {
    const slack = await fake()
    const { said, text } = await join(slack)
    await twoSockets(slack)
    slack.refuseConnections('token_revoked')
    slack.dropSockets()
    await slack.until(() => said('error', /SLACK_APP_TOKEN \(token_revoked\).*App-Level Tokens/) > 0)
    expect(text()).not.toContain(slack.appToken)
  })

  it('tries again while Slack has a fault', async () => {
    const slack = await fake()
    const { lines } = await join(slack)
    await twoSockets(slack)
    slack.fail({ method: 'apps.connections.open', status: 500, times: 2 })
    slack.dropSockets()
    await twoSockets(slack)
    expect(lines).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ reason: 'HTTP 500' }) }),
    )
    await answers(slack)
  })
})

const isOpening = ({ method }: { method: string }) => method === 'apps.connections.open'

describe('HTTP', () => {
  /** Parley on a free port, and the fake that delivers there. */
  async function joinByHttp() {
    const slack = await fake()
    const port = await freePort()
    slack.delivery.via = 'http'
    slack.delivery.url = `http://127.0.0.1:${port}/slack/events`
    const joined = await join(slack, {}, port)
    return { slack, ...joined }
  }

  const challenge = { type: 'url_verification', challenge: 'c-4711', token: 'x' }
  const now = () => Math.floor(Date.now() / 1000)

  it('answers commands, mentions and buttons, each acknowledged in time', async () => {
    const { slack } = await joinByHttp()
    await answers(slack)
    slack.say({
      user: 'ada',
      channel: 'general',
      text: `${slack.mention} how does this feel: spoken by mention`,
    })
    await slack.until(
      () => slack.ephemerals('ada').some((one) => /SPOKEN BY MENTION/.test(slack.textOf(one))),
      'an answer to the mention',
    )
    const pressed = await slack.press({ user: 'ada', label: '👍' })
    expect(pressed.within).toBe(true)
    await slack.quiet(50)
    expect(slack.acks.map(({ within }) => within)).not.toContain(false)
    expect(slack.refusals).toEqual([])
  })

  it('echoes the challenge of a well signed verification', async () => {
    const { slack } = await joinByHttp()
    const { status, body } = await slack.post(challenge)
    expect(status).toBe(200)
    expect(JSON.parse(body)).toEqual({ challenge: 'c-4711' })
  })

  it.each([
    ['with another secret', () => ({ secret: 'f'.repeat(32) })],
    ['without a signature', () => ({ signature: null })],
    ['with an empty signature', () => ({ signature: '' })],
    ['with nonsense for a signature', () => ({ signature: `v0=${'0'.repeat(64)}` })],
    ['of another version', () => ({ signature: `v1=${'0'.repeat(64)}` })],
    ['six minutes old', () => ({ timestamp: now() - 6 * 60 })],
    ['without a time', () => ({ headers: { 'x-slack-request-timestamp': '' } })],
    [
      'with another time than the signed one',
      () => ({ headers: { 'x-slack-request-timestamp': String(now() - 1) } }),
    ],
  ])('refuses a request %s', async (_what, options) => {
    const { slack } = await joinByHttp()
    const { status, body } = await slack.post(challenge, options())
    expect(status).toBe(401)
    expect(body).toBe('')
  })

  it('refuses a body that was changed on the way', async () => {
    const { slack } = await joinByHttp()
    const { sent } = await slack.post(challenge)
    const body = sent.body.replace('4711', '4712')
    const response = await fetch(slack.delivery.url!, { method: 'POST', body, headers: sent.headers })
    expect(response.status).toBe(401)
  })

  it('answers a request that is replayed as it was only once', async () => {
    const { slack } = await joinByHttp()
    const fields = {
      ...{ command: '/sentiment', text: 'replayed', team_id: slack.teams[0]!.id, user_id: 'U0ADA00001' },
      ...{ channel_id: 'C0GENERAL1', api_app_id: slack.appId, trigger_id: '1.2.replayed' },
      response_url: `${new URL(slack.apiUrl).origin}/response/none`,
    }
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const { status, sent } = await slack.post(new URLSearchParams(fields).toString(), { headers })
    expect(status).toBe(200)
    const replayed = await fetch(slack.delivery.url!, { method: 'POST', ...sent })
    expect(replayed.status).toBe(200)
    const answered = () => slack.ephemerals('ada').filter((one) => /REPLAYED/.test(slack.textOf(one)))
    await slack.until(() => answered().length > 0, 'an answer')
    await slack.quiet(100)
    expect(answered()).toHaveLength(1)
  })

  it('answers an event once that Slack delivers again', async () => {
    const { slack } = await joinByHttp()
    slack.delivery.repeatSameId = 1
    slack.say({ user: 'ada', channel: 'general', text: `${slack.mention} how does this feel: say it once` })
    await slack.until(() => slack.ephemerals('ada').length > 0, 'an answer')
    await slack.quiet(200)
    expect(slack.ephemerals('ada')).toHaveLength(1)
  })

  it('has nothing at other addresses', async () => {
    const { slack } = await joinByHttp()
    const { status } = await slack.post(challenge, { url: slack.delivery.url!.replace('events', 'install') })
    expect(status).toBe(404)
  })
})

describe('a token that is worth nothing any more', () => {
  it('is told in plain words when Slack says so', async () => {
    const slack = await fake()
    const { said } = await join(slack)
    slack.tokensRevoked()
    await slack.until(() => said('error', /removed Parley.*installed again/) > 0, 'a plain line')
  })

  it('is told in plain words when a call is refused', async () => {
    const slack = await fake()
    const { said, text } = await join(slack)
    slack.revoke()
    await slack.command({ user: 'ada', channel: 'general', command: '/sentiment', text: 'hello' })
    await slack.until(
      () => said('error', /does not accept the bot token.*install Parley/) > 0,
      'a plain line',
    )
    expect(text()).not.toContain(slack.botToken)
  })
})

describe('a missing scope', () => {
  it('is named to who asked, with the remedy', async () => {
    const slack = await fake(granted.scopes.filter((scope) => scope !== 'channels:history'))
    await join(slack)
    await slack.command({ user: 'ada', channel: 'general', command: '/summarise', text: 'last 50' })
    const told = () => slack.ephemerals('ada').some((one) => /channels:history/.test(slack.textOf(one)))
    await slack.until(told, 'the scope')
  })

  it('is logged with its name when it keeps Parley from answering at all', async () => {
    const slack = await fake(granted.scopes.filter((scope) => scope !== 'users:read'))
    const { said } = await join(slack)
    await slack.command({ user: 'ada', channel: 'general', command: '/sentiment', text: 'hello' })
    await slack.until(() => said('error', /scope users:read/) > 0, 'a plain line')
  })
})

describe('the start', () => {
  it.each([
    [{ botToken: 'xoxb-wrong-one' }, /SLACK_BOT_TOKEN \(invalid_auth\).*OAuth & Permissions/],
    [{ appToken: 'xapp-wrong-one' }, /SLACK_APP_TOKEN \(invalid_auth\).*App-Level Tokens/],
    [{ appToken: 'xoxb-wrong-one' }, /SLACK_APP_TOKEN \(not_allowed_token_type\).*another kind/],
    [{ clientId: '1.2', clientSecret: 'x' }, /SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both set/],
  ])('ends with the variable and the remedy, without the secret: %o', async (settings, words) => {
    const slack = await fake()
    const { log, text } = recordedLog()
    const error = await openParley(slack, { handle: plainHandle, log, settings }).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'CONFIGURATION', message: expect.stringMatching(words) })
    for (const secret of Object.values(settings))
      expect(`${text()}${error.message}`).not.toContain(`"${secret}`)
    expect(`${text()}${error.message}`).not.toContain('wrong-one')
  })

  it.each([
    ['token_revoked', /was revoked: install the app/],
    ['account_inactive', /was removed from the workspace: install/],
  ] as const)('ends when the bot token is %s', async (refusal, words) => {
    const slack = await fake()
    slack.revoke(refusal)
    await expect(openParley(slack, { handle: plainHandle })).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: expect.stringMatching(words),
    })
  })

  it('waits for a Slack that cannot be reached, and says why', async () => {
    const slack = await fake()
    slack.fail({ method: 'auth.test', status: 'reset' })
    slack.fail({ method: 'auth.test', status: 500 })
    const { lines } = await join(slack)
    const reasons = lines.flatMap(({ fields }) => fields.reason ?? [])
    expect(reasons).toEqual(['UND_ERR_SOCKET', 'HTTP 500'])
    await answers(slack)
  })

  it('says which variable to set when the port is in use', async () => {
    const slack = await fake()
    const taken = await listen(createServer())
    opened.push(taken)
    const port = Number(new URL(taken.address).port)
    await expect(openParley(slack, { handle: plainHandle, port })).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: `SLACK_PORT: port ${port} is in use; set it to another`,
    })
  })
})

describe('the end', () => {
  it.each([
    ['after a drop', (slack: FakeSlack) => slack.dropSockets()],
    ['while Slack lingers', (slack: FakeSlack) => slack.disconnect('refresh_requested', LONG)],
    [
      'while connections are refused',
      (slack: FakeSlack) => {
        slack.refuseConnections('internal_error')
        slack.dropSockets()
      },
    ],
    [
      'while a connection is being opened',
      (slack: FakeSlack) => {
        slack.slow('apps.connections.open', 300)
        slack.dropSockets()
      },
    ],
  ])('stops %s and leaves no socket behind', async (_when, trouble) => {
    const slack = await fake()
    const { door } = await join(slack)
    await twoSockets(slack)
    trouble(slack)
    await door.stop()
    await slack.quiet(400)
    expect(slack.socketCount()).toBe(0)
    expect(rejections).toEqual([])
  })

  it.each([
    ['Socket Mode', undefined],
    ['HTTP', 0],
  ])('stops while it still waits for Slack (%s)', async (_way, port) => {
    const slack = await fake()
    const parts = {
      handle: plainHandle,
      settings: { apiUrl: 'http://127.0.0.1:9/api/' },
      ...(port !== undefined && { port }),
    }
    const { door, house } = makeParley(slack, parts)
    const starting = door.start(house)
    await slack.quiet(50)
    await door.stop()
    await starting
  })
})
