import { readdirSync, readFileSync } from 'node:fs'
import { WebClient } from '@slack/web-api'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Handle } from '../../../src/contract/adapter.ts'
import type { TaskRequest } from '../../../src/contract/request.ts'
import { recordedLog } from '../../fakes/recorded-log.ts'
import { type FakeSlack, IDS, type Message, openFakeSlack } from '../../fakes/slack/index.ts'
import { freePort } from '../../free-port.ts'
import { openParley } from './open-parley.ts'

/** What Slack sends, in the shape that its documentation shows, posted to the real Bolt over HTTP. */
const payloads = new URL('payloads/', import.meta.url)
/** In the payloads it is five minutes after this. */
const EPOCH = 1_700_000_000
const later = Math.floor(Date.now() / 1000) - 300 - EPOCH

let slack: FakeSlack
let parley: Awaited<ReturnType<typeof openParley>>
let client: WebClient
let url: string
let requests: TaskRequest[]
const recorded = recordedLog()

const echo: Handle = async (request) => {
  requests.push(request)
  const text = 'text' in request.input ? request.input.text : 'many messages'
  const data = { from: 'en', to: 'fr' }
  return { title: 'Echo', text: `heard: ${text}`, notes: [], models: [], data, visibility: 'private' }
}

beforeAll(async () => {
  // What the fake would tell goes nowhere: only the payloads reach Parley.
  slack = await openFakeSlack({ delivery: { via: 'http', url: 'http://127.0.0.1:9/', retries: [] } })
  client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl })
  const port = await freePort()
  url = `http://127.0.0.1:${port}/slack/events`
  parley = await openParley(slack, { handle: echo, log: recorded.log, port })
})

afterAll(async () => {
  await parley.door.stop()
  await slack.close()
})

beforeEach(() => {
  requests = []
  slack.refusals.splice(0)
  recorded.lines.splice(0)
})

const moment = (seconds: string) => String(Number(seconds) + later)
const stamp = (second: number) => `${moment(String(EPOCH + second))}.000100`

/** Posts a payload as Slack would: today, with a trigger and a response address that are good. */
async function deliver(name: string, view = ''): Promise<void> {
  const { trigger_id, response_url } = await slack.command({ user: 'ada', channel: 'general', command: '/x' })
  const text = readFileSync(new URL(`${name}.json`, payloads), 'utf8')
    .replace(/\b17000\d{5}(?=\.\d{6}")/g, moment)
    .replace(/https:\/\/hooks\.slack\.com\/[^"]+/, response_url!)
    .replace(/(?<="trigger_id": ")[^"]+/, trigger_id)
    .replaceAll('V0MODAL001', view)
  const { body, type } = packed(JSON.parse(text))
  const { status } = await slack.post(body, { url, headers: { 'content-type': type } })
  expect(status).toBe(200)
}

/** Events go as JSON, commands as a form, interactions as a form with one field. */
function packed(body: Record<string, string>) {
  if ('event' in body) return { body: JSON.stringify(body), type: 'application/json' }
  const fields = 'command' in body ? body : { payload: JSON.stringify(body) }
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' }
}

/** What the bot is asked once `answered` is so; and nothing else, nothing refused, no error logged. */
async function expectAsked(wanted: object[], answered: () => unknown = () => true): Promise<void> {
  await slack.until(answered, 'the answer')
  await slack.quiet(80)
  expect(requests).toEqual(wanted.map((one) => expect.objectContaining(one)))
  expect(slack.refusals).toEqual([])
  expect(recorded.lines.filter(({ level }) => level === 'error')).toEqual([])
}

/** A request of somebody in #general, or where `origin` says. */
const asked = (task: string, text: string, origin: object = {}, more: object = {}) => ({
  task,
  input: { text },
  origin: expect.objectContaining({
    ...{ platform: 'slack', workspace: IDS.team, user: IDS.ada, channel: IDS.general },
    ...origin,
  }),
  ...more,
})

const seen = (user: string, words: string) =>
  [...slack.ephemerals(user), ...slack.views(user)].filter((one) => slack.textOf(one).includes(words)).length

const inModal = (words: string) => slack.textOf(slack.views('ada').at(-1)).includes(words)

/** A message of Ada's in #general, at a second of the payloads. */
function write(second: number, text: string, more: Partial<Message> = {}): void {
  const message: Message = {
    type: 'message',
    ts: stamp(second),
    text,
    team: IDS.team,
    user: IDS.ada,
    ...more,
  }
  slack.teams[0]!.channels.find(({ id }) => id === IDS.general)!.messages.push(message)
}

/** A translation that stands under the message of a second. @returns what it says now; nothing when it is gone. */
async function answered(second: number): Promise<() => string | undefined> {
  const { ts } = await client.chat.postMessage({ channel: IDS.general, text: 'Avant' })
  const original = { platform: 'slack', workspace: IDS.team, channel: IDS.general, message: stamp(second) }
  const source = { kind: 'message', channel: IDS.general, ts: stamp(second) }
  const ask = { task: 'translate', options: { to: 'fr' }, source }
  await parley.house.living.remember(original, 'flag-fr', {
    posted: [{ channel: IDS.general, ts: ts! }],
    ask,
  })
  const posted = () => slack.messages('general').find((one) => one.ts === ts)
  return () => posted() && slack.textOf(posted())
}

/** Every payload has a test here; the last one looks whether that is so. */
const tested = new Set<string>()
function payload(name: string, what: string, test: () => Promise<void>): void {
  tested.add(name)
  it(`${name}: ${what}`, test)
}

describe('a message', () => {
  beforeAll(() => write(4, 'Shall we meet?', { user: IDS.benoit }))

  const feels = (text: string, origin: object = {}) => asked('sentiment', text, origin)
  const cases: [string, object][] = [
    ['app_mention', asked('translate', 'Fish & chips <today>', {}, { options: { to: 'fr' } })],
    ['message.channels', feels('what a day')],
    ['thread_broadcast', feels('yes, gladly', { thread: stamp(4) })],
    ['file_share', feels('look at this menu')],
    ['message.channels-enterprise-grid', feels('hello from the grid')],
  ]
  for (const [name, wanted] of cases) {
    payload(name, 'is answered for the eyes of who wrote it', async () => {
      const before = seen('ada', 'heard: ')
      await deliver(name)
      await expectAsked([wanted], () => seen('ada', 'heard: ') > before)
      expect(seen('ada', 'heard: ')).toBe(before + 1)
    })
  }

  payload('message.im', 'is answered in the direct messages', async () => {
    await deliver('message.im')
    const more = { options: { to: 'es' } }
    const wanted = asked('translate', 'See you tomorrow', { channel: 'D0ADA00001' }, more)
    const last = () => slack.textOf(slack.messages('dm:ada').at(-1))
    await expectAsked([wanted], () => last().includes('heard: See you tomorrow'))
  })

  const silent = [
    ...['message.channels-without-mention', 'me_message', 'bot_message', 'message-by-bot-user'],
    ...['channel_join', 'app_home_opened-messages', 'reaction_added-file'],
  ]
  for (const name of silent) {
    payload(name, 'is left alone', async () => {
      const before = slack.calls.length
      await deliver(name)
      await expectAsked([])
      expect(slack.calls.slice(before)).toEqual([])
    })
  }
})

describe('a change', () => {
  payload('message_changed', 'is followed by the answer', async () => {
    const says = await answered(11)
    await deliver('message_changed')
    const wanted = asked('translate', 'The train leaves at nine.', {}, { options: { to: 'fr' } })
    const input = { text: 'The train leaves at nine.', author: IDS.ada }
    await expectAsked([{ ...wanted, input }], () => says()?.includes('heard: The train leaves at nine.'))
  })

  for (const [name, second] of [
    ['message_changed-link-preview', 13],
    ['message_changed-by-parley', 15],
  ] as const) {
    payload(name, 'is none that matters', async () => {
      const says = await answered(second)
      await deliver(name)
      await expectAsked([])
      expect(says()).toBe('Avant')
    })
  }

  for (const [name, second] of [
    ['tombstone', 17],
    ['message_deleted', 20],
  ] as const) {
    payload(name, 'takes the answer along', async () => {
      const says = await answered(second)
      await deliver(name)
      await expectAsked([], () => says() === undefined)
    })
  }
})

describe('a reaction', () => {
  const flag = { name: 'flag-fr', users: [IDS.benoit], count: 1 }

  payload('reaction_added', 'with a flag is answered in the thread', async () => {
    write(22, 'The kettle is hot.', { reactions: [flag] })
    await deliver('reaction_added')
    const more = { input: { text: 'The kettle is hot.', author: IDS.ada }, options: { to: 'fr' } }
    const answer = () =>
      slack.messages('general').find((one) => slack.textOf(one).includes('heard: The kettle'))
    await expectAsked([asked('translate', '', { user: IDS.benoit }, more)], answer)
    expect(answer()?.thread_ts).toBe(stamp(22))
  })

  payload('reaction_removed', 'withdraws the answer with the last flag', async () => {
    write(24, 'The tea is ready.')
    const says = await answered(24)
    await deliver('reaction_removed')
    await expectAsked([], () => says() === undefined)
  })
})

describe('a command', () => {
  payload('slash_command', 'is asked as it was typed, with its tokens', async () => {
    await deliver('slash_command')
    const text = 'R&D <new>, see <#C0RANDOM01|random> and <@U0BEN00001|benoit>'
    const wanted = asked('translate', text, {}, { options: { to: 'fr' } })
    await expectAsked(
      [wanted],
      () => seen('ada', 'heard: R&amp;D &lt;new&gt;, see <#C0RANDOM01> and @Benoît') === 1,
    )
  })
})

describe('a shortcut', () => {
  const cases: [string, string, string][] = [
    ['message_action', 'translate', 'Salt & pepper'],
    ['message_action-in-thread', 'sentiment', 'I fully agree'],
  ]
  for (const [name, task, text] of cases) {
    payload(name, 'is answered in a modal', async () => {
      await deliver(name)
      const wanted = asked(task, text, {}, { input: { text, author: IDS.benoit } })
      await expectAsked([wanted], () => inModal(`heard: ${text.replace('&', '&amp;')}`))
      await slack.dismiss({ user: 'ada' })
    })
  }
})

describe('a press', () => {
  const again = (user: string, text: string) => asked('translate', text, { user }, { options: { to: 'de' } })

  for (const [name, user, text] of [
    ['block_actions-ephemeral', 'ada', 'for my eyes'],
    ['block_actions-message', 'benoit', 'for all eyes'],
  ] as const) {
    payload(name, 'is answered for who pressed, by a button of an earlier Parley', async () => {
      const open = slack.messages('general').length
      await deliver(name)
      // The response address is one of Ada's.
      await expectAsked([again(IDS[user], text)], () => seen('ada', `heard: ${text}`) === 1)
      expect(slack.messages('general').length).toBe(open)
    })
  }

  payload('block_actions-modal', 'in a modal is answered there', async () => {
    const { trigger_id } = await slack.command({ user: 'ada', channel: 'general', command: '/x' })
    const title = { type: 'plain_text' as const, text: 'Translation' }
    const opened = await client.views.open({ trigger_id, view: { type: 'modal', title, blocks: [] } })
    await deliver('block_actions-modal', opened.view!.id!)
    const wanted = asked('translate', 'in a modal', {}, { options: { to: 'fr' } })
    await expectAsked([wanted], () => inModal('heard: in a modal'))
    await slack.dismiss({ user: 'ada' })
  })

  payload('block_actions-home', 'in the home changes a setting', async () => {
    await deliver('block_actions-home')
    await expectAsked([])
    const ada = { platform: 'slack', workspace: IDS.team, user: IDS.ada }
    await expect.poll(() => parley.house.people.settings(ada)).toMatchObject({ language: 'de' })
  })

  payload('view_submission', 'changes the settings of a channel', async () => {
    await deliver('view_submission')
    await expectAsked([])
    const channel = { platform: 'slack', workspace: IDS.team, channel: IDS.secret }
    const wanted = { flags: true, publicAnswers: true, summaries: false }
    await expect.poll(() => parley.house.channels.settings(channel)).toMatchObject(wanted)
  })
})

describe('the app', () => {
  payload('app_home_opened', 'shows its home', async () => {
    await deliver('app_home_opened')
    await expectAsked([], () => slack.textOf(slack.home('dora')).includes('Meine Einstellungen'))
  })

  payload('app_uninstalled', 'says what to do', async () => {
    await deliver('app_uninstalled')
    await slack.until(() => recorded.said('error', /removed Parley.*installed again/) === 1, 'a plain line')
  })

  it('has a test for every payload', () => {
    const files = readdirSync(payloads).map((file) => file.replace(/\.json$/, ''))
    expect(files.sort()).toEqual([...tested].sort())
  })
})
