import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { botEvents } from '../../../adapters/slack/manifest.ts'
import { BOT_SCOPES } from '../../../adapters/slack/scopes.ts'
import { sealStore } from '../../../src/store/sealed.ts'
import { openSqliteStore } from '../../../src/store/sqlite.ts'
import { recordedLog } from '../../fakes/recorded-log.ts'
import { type FakeSlack, IDS, openFakeSlack } from '../../fakes/slack/index.ts'
import { freePort } from '../../free-port.ts'
import { openParley } from './open-parley.ts'
import { plainHandle } from './plain-handle.ts'

const endings: (() => unknown)[] = []

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

/** A Slack with two workspaces of which none has installed Parley. */
async function openSlack(): Promise<FakeSlack> {
  const slack = await openFakeSlack({ scopes: Object.keys(BOT_SCOPES), events: botEvents() })
  slack.teams[0]!.installed = false
  endings.push(() => slack.close())
  return slack
}

interface Ground {
  slack: FakeSlack
  folder: string
  key: Buffer
  way: 'socket' | 'http'
}

async function ground(way: Ground['way'] = 'socket'): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-oauth-'))
  endings.push(() => rmSync(folder, { recursive: true }))
  return { slack: await openSlack(), folder, key: randomBytes(32), way }
}

/** Parley with its store in a file; may be started on the same ground again. */
async function start({ slack, folder, key, way }: Ground) {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const store = openSqliteStore(join(folder, 'parley.sqlite'))
  const recorded = recordedLog()
  const { clientId, clientSecret } = slack
  const { door } = await openParley(slack, {
    ...{ handle: plainHandle, store, sealed: sealStore(store, key), log: recorded.log },
    settings: {
      ...{ botToken: undefined, clientId, clientSecret, stateSecret: key.toString('hex') },
      port,
      ...(way === 'http' && { appToken: undefined, signingSecret: slack.signingSecret }),
    },
  })
  if (way === 'http') Object.assign(slack.delivery, { via: 'http', url: `${address}/slack/events` })
  const stop = async () => {
    await door.stop()
    store.close()
  }
  let stopped: Promise<void> | undefined
  const once = () => {
    stopped ??= stop()
    return stopped
  }
  endings.push(once)
  return { address, stop: once, store, ...recorded }
}

const visit = (url: string, cookie = '') => fetch(url, { redirect: 'manual', headers: { cookie } })

/** A browser at the page for installing: where it is sent, with what state and cookie. */
async function begin(address: string) {
  const response = await visit(`${address}/slack/install`)
  const sent = new URL(response.headers.get('location')!)
  const cookie = response.headers.get('set-cookie')!.split(';')[0]!
  return { status: response.status, sent, state: sent.searchParams.get('state')!, cookie }
}

const callback = (address: string, fields: Record<string, string>, cookie?: string) =>
  visit(`${address}/slack/oauth_redirect?${new URLSearchParams(fields)}`, cookie)

/** The whole way of an administrator who presses "Allow". */
async function install(slack: FakeSlack, address: string, team: string) {
  const { state, cookie } = await begin(address)
  const response = await callback(address, { code: slack.issueCode(team), state }, cookie)
  expect(response.status).toBe(200)
}

async function answers(slack: FakeSlack, user: string, team: string, channel: string) {
  const before = slack.ephemerals(user).length
  await slack.command({ user, team, channel, command: '/sentiment', text: `from ${user}` })
  await slack.until(() => slack.ephemerals(user).length > before, `an answer for ${user}`)
  expect(slack.textOf(slack.ephemerals(user).at(-1))).toContain(`FROM ${user.toUpperCase()}`)
}

const { team: FIRST, secondTeam: SECOND } = IDS

describe.each(['socket', 'http'] as const)('the pages for installing (%s)', (way) => {
  it('send to the authorisation page of this Slack, with the scopes of the manifest and a state', async () => {
    const { slack, address } = await opened(way)
    const { status, sent, state } = await begin(address)
    expect(status).toBe(302)
    expect(`${sent.origin}${sent.pathname}`).toBe(`${new URL(slack.apiUrl).origin}/oauth/v2/authorize`)
    expect(sent.searchParams.get('scope')?.split(',')).toEqual(Object.keys(BOT_SCOPES))
    expect(sent.searchParams.get('user_scope')).toBeFalsy()
    expect(sent.searchParams.get('client_id')).toBe(slack.clientId)
    expect(state.length).toBeGreaterThan(20)
  })

  it('install with the right state, and then answer', async () => {
    const { slack, address } = await opened(way)
    await install(slack, address, FIRST)
    await answers(slack, 'ada', FIRST, 'general')
    expect(slack.refusals).toEqual([])
  })
})

async function opened(way?: Ground['way']) {
  const place = await ground(way)
  return { slack: place.slack, place, ...(await start(place)) }
}

describe('the callback', () => {
  it.each([
    ['no state', () => ({}), true, 400],
    ['a made-up state', () => ({ state: 'x.y.z' }), true, 400],
    ['a state of another browser', (state: string) => ({ state }), false, 400],
  ])('refuses %s', async (_what, fields, withCookie, status) => {
    const { slack, address } = await opened()
    const { state, cookie } = await begin(address)
    const given = { code: slack.issueCode(FIRST), ...fields(state) }
    const response = await callback(address, given, withCookie ? cookie : undefined)
    expect(response.status).toBe(status)
    expect(slack.calls.filter(({ method }) => method === 'oauth.v2.access')).toEqual([])
  })

  it('refuses a state that another secret signed, even when the cookie says the same', async () => {
    const { slack, address } = await opened()
    const other = await opened()
    const { state, cookie } = await begin(other.address)
    const response = await callback(address, { code: slack.issueCode(FIRST), state }, cookie)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(slack.teams[0]!.installed).toBe(false)
  })

  it('installs nothing when the administrator says no, or the code is wrong', async () => {
    const { slack, address, store } = await opened()
    const { state, cookie } = await begin(address)
    const refused = await callback(address, { error: 'access_denied', state }, cookie)
    expect(refused.status).toBeGreaterThanOrEqual(400)
    const wrong = await callback(address, { code: 'made-up', state }, cookie)
    expect(wrong.status).toBeGreaterThanOrEqual(400)
    expect(slack.teams[0]!.installed).toBe(false)
    expect(await store.list('slack-installations', '')).toEqual([])
  })

  it('says nothing secret in the page or the log', async () => {
    const { slack, address, text } = await opened()
    const { state, cookie } = await begin(address)
    const page = await callback(address, { code: slack.issueCode(FIRST), state }, cookie)
    const shown = `${await page.text()}${text()}`
    for (const secret of [slack.botToken, slack.clientSecret, slack.appToken])
      expect(shown).not.toContain(secret)
  })
})

describe('installed workspaces', () => {
  it('are answered each with its own token', async () => {
    const { slack, address } = await opened()
    await install(slack, address, FIRST)
    await install(slack, address, SECOND)
    await answers(slack, 'ada', FIRST, 'general')
    await answers(slack, 'fatou', SECOND, 'lobby')
    const [first, second] = slack.teams
    const asked = (user: string) =>
      slack.calls.filter(({ method, args }) => method === 'users.info' && args.user === user)
    expect(asked(IDS.ada).map(({ token }) => token)).toEqual(expect.arrayContaining([first!.token]))
    expect(asked(IDS.ada).every(({ token }) => token === first!.token)).toBe(true)
    expect(asked(IDS.fatou).length).toBeGreaterThan(0)
    expect(asked(IDS.fatou).every(({ token }) => token === second!.token)).toBe(true)
    expect(slack.refusals).toEqual([])
  })

  it('survive a restart, and their tokens never stand in the file', async () => {
    const { slack, place, address, stop } = await opened()
    await install(slack, address, FIRST)
    await install(slack, address, SECOND)
    await stop()
    const files = readdirSync(place.folder).map((name) => readFileSync(join(place.folder, name), 'latin1'))
    expect(files.join('')).toContain('slack-installations')
    for (const { token } of slack.teams) {
      expect(files.join('')).not.toContain(token)
      expect(files.join('')).not.toContain(Buffer.from(token).toString('base64').slice(0, -4))
    }
    await start(place)
    await answers(slack, 'ada', FIRST, 'general')
    await answers(slack, 'fatou', SECOND, 'lobby')
  })

  it('do not open with another key', async () => {
    const { slack, place, address, stop } = await opened()
    await install(slack, address, FIRST)
    await stop()
    const { said } = await start({ ...place, key: randomBytes(32) })
    await slack.command({ user: 'ada', channel: 'general', command: '/sentiment', text: 'hello' })
    await slack.until(() => said('error', /PARLEY_SECRET_KEY/) > 0, 'a plain line')
    expect(slack.ephemerals('ada')).toEqual([])
  })

  it('are forgotten when Parley is removed, and the others stay', async () => {
    const { slack, address, store, said } = await opened()
    await install(slack, address, FIRST)
    await install(slack, address, SECOND)
    slack.tokensRevoked(FIRST)
    const kept = async () => (await store.list('slack-installations', '')).map(({ key }) => key)
    await expect.poll(kept).toEqual([`workspace/${SECOND}`])
    expect(said('error', /removed Parley.*installed again/)).toBeGreaterThan(0)
    await answers(slack, 'fatou', SECOND, 'lobby')
    await install(slack, address, FIRST)
    await answers(slack, 'ada', FIRST, 'general')
  })

  it('that never installed Parley are not answered', async () => {
    const { slack, said } = await opened()
    slack.teams[1]!.installed = true
    await slack.command({
      user: 'fatou',
      team: SECOND,
      channel: 'lobby',
      command: '/sentiment',
      text: 'hello',
    })
    await slack.until(() => said('error', /not installed in that workspace/) > 0, 'a plain line')
    expect(slack.ephemerals('fatou')).toEqual([])
  })
})
