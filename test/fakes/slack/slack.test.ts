import type { SayFn } from '@slack/bolt'
import { afterEach, describe, expect, it } from 'vitest'
import { type Bolt, createBolt } from './bolt.ts'
import { type FakeSlack, type FakeSlackOptions, IDS, openFakeSlack } from './index.ts'

let slack: FakeSlack
let bolt: Bolt

async function begin(options: FakeSlackOptions = {}, via: 'socket' | 'http' = 'socket') {
  slack = await openFakeSlack(options)
  slack.delivery.via = via
  bolt = createBolt(slack, via)
  return bolt.app
}

async function start() {
  slack.delivery.url = await bolt.start()
}

afterEach(async () => {
  await bolt.stop()
  await slack.close()
})

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const button = (text: string, action_id: string, value = 'v') => {
  return { type: 'button' as const, text: plain(text), action_id, value }
}
const actions = (...elements: ReturnType<typeof button>[]) => ({ type: 'actions' as const, elements })
const section = (text: string) => {
  return { type: 'section' as const, text: { type: 'mrkdwn' as const, text, verbatim: true } }
}
const general = { user: 'ada', channel: 'general' }

describe.each(['socket', 'http'] as const)('the real Bolt over %s', (via) => {
  it('answers a command, and a button changes the answer', async () => {
    const app = await begin({}, via)
    app.command('/hello', async ({ ack, respond, command }) => {
      await ack()
      const blocks = [section('hello'), actions(button('More', 'more', '7'))]
      await respond({ text: `for ${command.user_name}`, blocks })
    })
    app.action('more', async ({ ack, respond, action, body }) => {
      await ack()
      const value = action.type === 'button' ? action.value : ''
      await respond({ text: `more ${value} ${'message' in body}`, replace_original: true })
    })
    await start()
    const done = await slack.command({ ...general, command: '/hello', text: 'x' })
    expect(done).toMatchObject({ acked: true, within: true })
    await slack.until(() => slack.ephemerals('ada').length === 1)
    expect(slack.textOf(slack.ephemerals('ada')[0])).toBe('hello\nMore')
    expect(slack.ephemerals('benoit')).toEqual([])
    await slack.press({ user: 'ada', label: 'More' })
    await slack.until(() => slack.textOf(slack.ephemerals('ada')[0]) === 'more 7 false')
    await expect(slack.press({ user: 'ada', label: 'More' })).rejects.toThrow('nothing that fits')
    expect(slack.refusals).toEqual([])
    expect(slack.acks.map((ack) => ack.type)).toEqual(['/hello', 'block_actions'])
  })

  it('tells of a mention twice and of an answer in the thread once', async () => {
    const app = await begin({}, via)
    const seen: string[] = []
    app.message(async ({ message }) => void seen.push(`message ${message.ts}`))
    app.event('app_mention', async ({ event, say }) => {
      seen.push(`mention ${event.ts}`)
      await say({ text: 'yes', thread_ts: event.ts })
    })
    await start()
    const { ts, events } = slack.say({ ...general, text: `${slack.mention} hello` })
    expect(events).toHaveLength(2)
    await slack.until(() => slack.messages('general').length === 2)
    await slack.quiet(30)
    expect(seen.sort()).toEqual([`mention ${ts}`, `message ${ts}`])
    expect(slack.messages('general')[1]).toMatchObject({ thread_ts: ts, user: IDS.bot, text: 'yes' })
    expect(slack.say({ user: 'ada', channel: 'outside', text: 'x' }).events).toEqual([])
  })

  it('opens a modal from a shortcut and takes errors, an update and the end of it', async () => {
    const app = await begin({}, via)
    const element = { type: 'plain_text_input' as const, action_id: 'word' }
    const blocks = [{ type: 'input' as const, block_id: 'asked', label: plain('Word'), element }]
    const modal = {
      type: 'modal' as const,
      callback_id: 'ask',
      title: plain('Ask'),
      submit: plain('Go'),
      blocks,
    }
    app.shortcut('translate', async ({ ack, client, shortcut }) => {
      await ack()
      await client.views.open({ trigger_id: shortcut.trigger_id, view: modal })
    })
    app.view('ask', async ({ ack, view }) => {
      const word = view.state.values.asked?.word?.value
      if (word === 'bad') return ack({ response_action: 'errors', errors: { asked: 'not that' } })
      if (word === 'next')
        return ack({ response_action: 'update', view: { ...modal, title: plain('Again') } })
      await ack()
    })
    await start()
    const { ts } = slack.say({ ...general, text: 'bonjour' })
    await slack.shortcut({ ...general, ts, callback_id: 'translate' })
    await slack.until(() => slack.views('ada').length === 1)
    await expect(slack.submit({ user: 'ada' })).rejects.toThrow('must be filled in')
    expect((await slack.submit({ user: 'ada', values: { asked: 'bad' } })).errors).toEqual({
      asked: 'not that',
    })
    await slack.submit({ user: 'ada', values: { word: 'next' } })
    expect(slack.views('ada')[0]?.title?.text).toBe('Again')
    await slack.submit({ user: 'ada', values: { word: 'good' } })
    expect(slack.views('ada')).toEqual([])
    expect(slack.refusals).toEqual([])
  })

  it('delivers again what was not acknowledged, and twice what shall be doubled', async () => {
    const app = await begin({ delivery: { retries: [10], repeatNewId: 1, repeatSameId: 1 } }, via)
    const got: [id: string, retry: number | undefined][] = []
    app.event('reaction_added', async ({ body, context }) => {
      got.push([body.event_id, context.retryNum || undefined])
    })
    await start()
    const { ts } = slack.seed({ ...general, text: 'hi' })
    slack.react({ user: 'benoit', channel: 'general', ts, name: 'flag-fr' })
    await slack.until(() => got.length === 4)
    expect(new Set(got.map(([id]) => id)).size).toBe(2)
    expect(got.filter(([, retry]) => retry === 1)).toHaveLength(2)
  })
})

describe('over Socket Mode', () => {
  const echo = async ({ say, message }: { say: SayFn; message: object }) => {
    if (!('bot_id' in message)) await say('heard')
  }

  it('comes back after a disconnect and a lost connection', async () => {
    const app = await begin()
    app.message(echo)
    await start()
    for (const cut of [() => slack.disconnect('refresh_requested', 50), () => slack.dropSockets()]) {
      const before = slack.messages('random').length
      cut()
      await slack.until(() => slack.socketCount() === 0)
      slack.say({ user: 'carla', channel: 'random', text: 'in the gap' })
      expect(await slack.command({ ...general, command: '/x' })).toMatchObject({ error: 'dispatch_failed' })
      await slack.until(() => slack.messages('random').length === before + 2)
    }
    expect(slack.acks.some((ack) => ack.outcome === 'lost' && ack.attempt === 0)).toBe(true)
    expect(slack.acks.some((ack) => ack.outcome === 'acked' && ack.attempt > 0)).toBe(true)
  })

  it('turns away one connection too many', async () => {
    await begin()
    slack.limitSockets(0)
    const started = start()
    await slack.until(() => slack.calls.filter((call) => call.method === 'apps.connections.open').length > 1)
    slack.limitSockets(1)
    await started
    expect(slack.socketCount()).toBe(1)
  })

  it('says when nobody acknowledges', async () => {
    const app = await begin({ delivery: { ackWithin: 60 } })
    app.command('/silent', async () => {})
    await start()
    const done = await slack.command({ ...general, command: '/silent' })
    expect(done).toMatchObject({ acked: false, within: false, error: 'operation_timeout' })
    expect(slack.acks.at(-1)).toMatchObject({ type: '/silent', outcome: 'timeout', within: false })
  })

  it('makes the client try again after 429, 500 and a cut', async () => {
    const app = await begin()
    await start()
    for (const status of [429, 500, 'reset'] as const) {
      slack.fail({ method: 'chat.postMessage', status, retryAfter: 0 })
      await app.client.chat.postMessage({ channel: IDS.general, text: `after ${status}` })
    }
    slack.fail({ method: '*', error: 'fatal_error' })
    await expect(app.client.auth.test()).rejects.toMatchObject({ data: { error: 'fatal_error' } })
    const texts = slack.messages('general').map((row) => row.text)
    expect(texts).toEqual(['after 429', 'after 500', 'after reset'])
    expect(slack.calls.filter((call) => call.status === 429)).toHaveLength(1)
  })
})

describe('over HTTP', () => {
  it('signs so that Bolt believes it, and everything else is refused', async () => {
    const app = await begin({}, 'http')
    const heard: string[] = []
    app.event('app_home_opened', async ({ body }) => void heard.push(body.event_id))
    await start()
    slack.openHome('dora')
    await slack.until(() => heard.length === 1)
    const challenge = { type: 'url_verification', challenge: 'abc', token: 'x' }
    expect(await slack.post(challenge)).toMatchObject({ status: 200, body: expect.stringContaining('abc') })
    const old = Math.floor(Date.now() / 1000) - 400
    expect(await slack.post(challenge, { secret: 'wrong' })).toMatchObject({ status: 401 })
    expect(await slack.post(challenge, { timestamp: old })).toMatchObject({ status: 401 })
    expect(await slack.post(challenge, { signature: null })).toMatchObject({ status: 401 })
    const { sent } = await slack.post(challenge)
    const replayed = { ...sent.headers, 'x-slack-request-timestamp': String(old) }
    expect(await slack.post(sent.body, { headers: replayed })).toMatchObject({ status: 401 })
  })
})
