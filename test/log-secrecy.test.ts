import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type FakeDiscord, openFakeDiscord } from './fakes/discord/index.ts'
import { type FakeSlack, openFakeSlack } from './fakes/slack/index.ts'
import { freePort } from './free-port.ts'
import { createMadeUpTexts } from './made-up-words.ts'
import { startProgram } from './start-program.ts'

/**
 * The real program at its most talkative, with everything that people do going well and badly: nothing that it writes to
 * standard error, and nothing in its folder, holds a word of theirs or a token.
 */
const folder = mkdtempSync(join(tmpdir(), 'parley-secrecy-'))
const said = createMadeUpTexts()
let parley: ReturnType<typeof startProgram>

const lines = (written: string) =>
  written
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
const kept = () =>
  readdirSync(folder)
    .filter((name) => name.startsWith('parley.sqlite'))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n')

afterEach(() => parley.kill())

describe('bulk work', () => {
  it.each([
    ['sentiment', []],
    ['translate', ['--to', 'fr', '--from', 'en']],
    ['summarise', []],
  ])('%s %j writes no text to standard error', async (task, options) => {
    const requests = Array.from({ length: 12 }, (_, id) => JSON.stringify({ id, text: said.text() }))
    const user = said.word()
    const messages = Array.from({ length: 12 }, () => ({ user, text: said.text() }))
    const odd = [
      JSON.stringify({ id: 'talk', messages }),
      JSON.stringify({ id: 'empty', text: ' ' }),
      JSON.stringify({ id: 'large', text: said.text((one) => `${one()} ${one()} `.repeat(20_000)) }),
      JSON.stringify({ id: 'option', text: said.text(), options: { to: said.word(), from: said.word() } }),
      JSON.stringify({ id: 'unknown', text: said.text(), options: { [said.word()]: said.word() } }),
      JSON.stringify({ id: said.word(), words: said.text() }),
      said.text(),
      `{"text": "${said.text()}`,
    ]
    parley = startProgram([task, '--jsonl', ...options], {
      PARLEY_DATA_DIR: folder,
      PARLEY_LOG_LEVEL: 'debug',
    })
    parley.child.stdin.end([...requests, ...odd].join('\n'))
    expect(await parley.ended).toEqual([1, null])
    expect(parley.said.out.trim().split('\n').length).toBe(requests.length + odd.length)
    const answers = lines(parley.said.error).filter(({ msg }) => msg === 'answered')
    expect(answers.length).toBe(requests.length + 5)
    expect(said.foundIn(parley.said.error)).toEqual([])
  })
})

describe('HTTP', () => {
  const token = `parley_0123456789ab_${said.word().padEnd(43, 'z')}`
  let address: string

  /** @returns the status. */
  async function call(path: string, body: unknown, more: RequestInit = {}): Promise<number> {
    const headers = { 'content-type': 'application/json', ...(more.headers as Record<string, string>) }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await fetch(`${address}${path}`, { method: 'POST', body: text, ...more, headers })
    await response.text()
    return response.status
  }

  async function goWell() {
    expect(await call('/v1/sentiment', { text: said.text() })).toBe(200)
    expect(await call('/v1/sentiment', [{ text: said.text() }, { text: ' ' }])).toBe(200)
    expect(await call('/v1/translate', { text: said.text(), options: { from: 'en', to: 'fr' } })).toBe(200)
    expect(await call('/v1/translate?stream', { text: said.text(), options: { from: 'en', to: 'fr' } })).toBe(
      200,
    )
    const messages = Array.from({ length: 8 }, () => ({ user: said.word(), text: said.text() }))
    expect(await call('/v1/summarise', { messages })).toBe(200)
  }

  async function goBadly() {
    expect(await call('/v1/sentiment', { text: ' ' })).toBe(422)
    expect(
      await call('/v1/translate', { text: said.text(), options: { to: said.word() } }),
    ).toBeGreaterThanOrEqual(400)
    expect(await call('/v1/sentiment', { words: said.text() })).toBe(400)
    expect(await call('/v1/sentiment', `{"text":"${said.text()}`)).toBe(400)
    expect(await call(`/v1/${said.word()}?${said.word()}=${said.word()}`, { text: said.text() })).toBe(404)
    expect(
      await call(`/v1/sentiment?text=${said.word()}`, said.text(), {
        headers: { 'content-type': 'text/plain' },
      }),
    ).toBe(415)
    expect(await call('/v1/sentiment', { text: said.text((one) => `${one()} `.repeat(40_000)) })).toBe(413)
    const authorization = `Bearer ${token}`
    expect(await call('/v1/sentiment', { text: said.text() }, { headers: { authorization } })).toBe(401)
    expect(await call('/v1/sentiment', { text: said.text() }, { headers: { 'x-api-key': token } })).toBe(401)
    await goAway()
  }

  /** The head of a stream comes at once: then it has begun, and far from done. */
  async function goAway() {
    const text = said.text((one) =>
      Array.from({ length: 300 }, () => `My ${one()} was ${one()} again.`).join(' '),
    )
    const going = new AbortController()
    const { status } = await fetch(`${address}/v1/translate?stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, options: { from: 'en', to: 'fr' } }),
      signal: going.signal,
    })
    expect(status).toBe(200)
    going.abort()
  }

  it('writes no word of anybody and no key to standard error, /metrics or its folder', async () => {
    const port = await freePort()
    address = `http://127.0.0.1:${port}`
    parley = startProgram([], {
      PARLEY_DATA_DIR: folder,
      PARLEY_LOG_LEVEL: 'debug',
      PARLEY_HTTP_PORT: String(port),
    })
    const isReady = () =>
      fetch(`${address}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
    while (!(await isReady())) await sleep(100)
    await goWell()
    await goBadly()
    const metrics = await (await fetch(`${address}/metrics`)).text()
    parley.child.kill('SIGTERM')
    expect(await parley.ended).toEqual([0, null])

    const answers = lines(parley.said.error).filter(({ msg }) => msg === 'answered')
    expect(answers.filter(({ outcome }) => outcome === 'OK').length).toBeGreaterThanOrEqual(5)
    expect(answers.filter(({ outcome }) => outcome !== 'OK').length).toBeGreaterThanOrEqual(3)
    expect(lines(parley.said.error).filter(({ msg }) => msg === 'answered over HTTP').length).toBeGreaterThan(
      10,
    )
    expect(metrics).toMatch(
      /^parley_requests_total{door="http",task="translate",priority="interactive",code="OK"} 2$/m,
    )
    for (const written of [parley.said.error, metrics, kept()]) {
      expect(said.foundIn(written)).toEqual([])
      expect(written.includes(token)).toBe(false)
    }
  })
})

describe('Slack and Discord', () => {
  let slack: FakeSlack
  let discord: FakeDiscord
  let written = ''

  const saySlack = (text: string, user = 'ada') => slack.say({ user, channel: 'general', text })
  const sayDiscord = (text: string, user = 'ada') => discord.say({ user, channel: 'general', text })
  const restful = async () => {
    await Promise.all([slack.quiet(1500), discord.quiet(1500)])
  }

  beforeAll(async () => {
    slack = await openFakeSlack()
    discord = await openFakeDiscord()
    parley = startProgram([], {
      PARLEY_DATA_DIR: folder,
      PARLEY_LOG_LEVEL: 'debug',
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    })
    await slack.until(() => slack.socketCount() > 0 && /open on slack/.test(parley.said.error), 'Slack')
    await discord.until(
      () => discord.commands().length > 0 && /open on discord/.test(parley.said.error),
      'Discord',
    )

    await goWell()
    await goBadly()
    await restful()
    parley.child.kill('SIGTERM')
    expect(await parley.ended).toEqual([0, null])
    written = parley.said.error
  })
  afterAll(async () => {
    await Promise.all([slack.close(), discord.close()])
  })

  /** What people do every day. */
  async function goWell() {
    for (const mention of [slack.mention, discord.mention]) {
      const say = mention === slack.mention ? saySlack : sayDiscord
      say(`${mention} how does this feel: ${said.text()}`)
      say(`${mention} translate from English to French: ${said.text()}`)
      for (let count = 0; count < 6; count++) say(said.text(), 'benoit')
      say(`${mention} summarise the last hour`)
    }
    const asked = { user: 'ada', channel: 'general' }
    await slack.command({ ...asked, command: '/sentiment', text: said.text() })
    await slack.command({ ...asked, command: '/translate', text: `to French ${said.text()}` })
    await discord.command({ ...asked, name: 'sentiment', options: { text: said.text() } })
    await discord.command({ ...asked, name: 'translate', options: { text: said.text(), to: 'fr' } })
    const flagged = { slack: saySlack(said.text(), 'carla'), discord: sayDiscord(said.text(), 'carla') }
    slack.react({ ...asked, ts: flagged.slack.ts, name: 'flag-fr' })
    discord.react({ ...asked, message: flagged.discord.id, emoji: '🇫🇷' })
    await restful()
    slack.edit({ user: 'carla', channel: 'general', ts: flagged.slack.ts, text: said.text() })
    discord.edit({ user: 'carla', channel: 'general', message: flagged.discord.id, text: said.text() })
    await restful()
  }

  /** Refusals, platforms that fail, model processes that end. */
  async function goBadly() {
    for (const mention of [slack.mention, discord.mention]) {
      const say = mention === slack.mention ? saySlack : sayDiscord
      say(`${mention} translate to ${said.word()}: ${said.text()}`)
      say(`${mention} translate to French: ${said.text((one) => `${one()} ${one()}`)}`)
      say(`${mention} ${said.text()}`)
      say(`${mention} summarise`, 'dora')
    }
    slack.fail({ method: '*', status: 500, times: 2 })
    slack.fail({ method: 'chat.postEphemeral', error: 'channel_not_found' })
    discord.fail({ method: 'POST', status: 503, times: 3 })
    saySlack(`${slack.mention} how does this feel: ${said.text()}`)
    sayDiscord(`${discord.mention} how does this feel: ${said.text()}`)
    await restful()
    const long = said.text((one) =>
      Array.from({ length: 150 }, () => `My ${one()} was ${one()} again.`).join(' '),
    )
    saySlack(`${slack.mention} translate from English to German: ${long}`)
    await slack.until(() => modelProcesses().length > 0, 'a model process')
    for (let count = 0; count < 3; count++) {
      await slack.quiet(300)
      for (const pid of modelProcesses()) process.kill(pid, 'SIGKILL')
    }
    slack.dropSockets()
    discord.drop()
    await restful()
  }

  function modelProcesses(): number[] {
    const { pid } = parley.child
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
    const isHost = (one: string) => readFileSync(`/proc/${one}/cmdline`, 'latin1').includes('runner/host.ts')
    return children.filter((one) => one !== '' && isHost(one)).map(Number)
  }

  it('make the log tell of good and bad', () => {
    const all = lines(written)
    const answered = all.filter(({ msg }) => msg === 'answered')
    for (const platform of ['slack', 'discord'])
      expect(
        answered.filter((line) => line.platform === platform && line.outcome === 'OK').length,
      ).toBeGreaterThan(5)
    expect(answered.filter(({ outcome }) => outcome !== 'OK').length).toBeGreaterThan(1)
    expect(all.filter(({ level }) => Number(level) >= 40).length).toBeGreaterThan(2)
    expect(all.filter(({ level }) => level === 20).length).toBeGreaterThan(2)
    expect(all.filter(({ msg }) => msg === 'a host ended').length).toBeGreaterThan(0)
    expect(said.count().texts).toBeGreaterThan(100)
  })

  it('write no word of anybody to standard error, and keep none', () => {
    expect(said.foundIn(written)).toEqual([])
    expect(kept().length).toBeGreaterThan(1000)
    expect(said.foundIn(kept())).toEqual([])
  })

  it('write no token', () => {
    const interactions = discord.calls.flatMap(
      ({ path }) => /^\/(?:interactions|webhooks)\/\d+\/([^/]+)/.exec(path)?.[1] ?? [],
    )
    const triggers = slack.calls.flatMap(({ args }) =>
      args.trigger_id === undefined ? [] : [String(args.trigger_id)],
    )
    expect(interactions.length).toBeGreaterThan(2)
    const tokens = [slack.botToken, slack.appToken, slack.signingSecret, slack.clientSecret, discord.token]
    for (const token of [
      ...tokens,
      ...interactions,
      ...triggers,
      'verification-token',
      'response_url',
      'hooks.slack',
    ]) {
      expect(written.includes(token)).toBe(false)
    }
    for (const token of tokens) expect(kept().includes(token)).toBe(false)
  })

  it('would be found out', () => {
    const leak = `${written}\n{"msg":"${said.word()}"}`
    expect(said.foundIn(leak).length).toBe(1)
  })
})
