import { afterEach, describe, expect, it } from 'vitest'
import { slackManifest } from '../../../adapters/slack/manifest.ts'
import { STEPS } from '../../../adapters/slack/steps/steps.ts'
import type { Handle } from '../../../src/contract/adapter.ts'
import type { Account } from '../../../src/contract/audit.ts'
import { createPeople } from '../../../src/people.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { chatTasks } from '../../../src/tasks/in-chats.ts'
import { recordedLog } from '../../fakes/recorded-log.ts'
import { type FakeSlack, IDS, openFakeSlack } from '../../fakes/slack/index.ts'
import { freePort } from '../../free-port.ts'
import { changingPolicy } from '../../policy/changing-policy.ts'
import { openParley } from './open-parley.ts'
import { openStepBot } from './step-bot.ts'

/** Steps in workflows of Slack, from the event to what the workflow gets. */
const steps = slackManifest(chatTasks).functions!
const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})

interface Wishes {
  port?: number
  scopes?: string[]
  policy?: string
  handle?: Handle
  store?: ReturnType<typeof createMemoryStore>
}

async function openSlack({ scopes }: Wishes = {}): Promise<FakeSlack> {
  const slack = await openFakeSlack({ steps, events: ['app_mention'], ...(scopes && { scopes }) })
  opened.push(slack)
  return slack
}

async function join(slack: FakeSlack, wishes: Wishes = {}) {
  const { port, store = createMemoryStore() } = wishes
  const recorded = recordedLog()
  const { policy, put } = changingPolicy()
  put(wishes.policy ?? '')
  const accounts: Account[] = []
  const record = async (account: Account) => void accounts.push(account)
  const bot = openStepBot({ people: createPeople(store), policy, record, log: recorded.log })
  const handle = wishes.handle ?? bot
  const way = port === undefined ? {} : { port }
  const parley = await openParley(slack, { handle, store, policy, log: recorded.log, ...way })
  opened.push({ close: () => parley.door.stop() })
  return { ...parley, ...recorded, store, accounts, bot }
}

/** A workflow runs a step and waits for its end. */
async function run(slack: FakeSlack, callback_id: string, inputs: Record<string, unknown>) {
  const { id } = slack.runStep({ callback_id, inputs })
  await slack.until(() => slack.execution(id).status !== 'running', `the end of ${callback_id}`)
  return slack.execution(id)
}

const ENDS = ['functions.completeSuccess', 'functions.completeError']
const endsOf = (slack: FakeSlack) => slack.calls.filter(({ method }) => ENDS.includes(method))
const general = { platform: 'slack', workspace: IDS.team, channel: IDS.general }
const linkTo = (channel: string, ts: string) =>
  `https://parleytest.slack.com/archives/${channel}/p${ts.replace('.', '')}`

async function open(wishes: Wishes = {}) {
  const slack = await openSlack(wishes)
  return { slack, ...(await join(slack, wishes)) }
}

describe('How does this feel?', () => {
  it('gives label, probability and certainty to branch on', async () => {
    const { slack, accounts } = await open()
    const good = await run(slack, 'sentiment', { text: 'This is a good day for all of us.' })
    expect(good.outputs).toEqual({ label: 'positive', score: 0.9, sure: true, notes: '' })
    const mixed = await run(slack, 'sentiment', { text: 'This is a day like all the others.' })
    expect(mixed.outputs).toMatchObject({ sure: false })
    expect(accounts[0]).toMatchObject({ task: 'sentiment', priority: 'interactive' })
    expect(accounts[0]!.origin).toEqual({ platform: 'slack', workspace: IDS.team })
    expect(slack.refusals).toEqual([])
  })

  it('leaves alone what somebody wrote who asked not to be analysed', async () => {
    const { slack, house } = await open()
    const benoit = { platform: 'slack', workspace: IDS.team, user: IDS.benoit }
    await house.people.change(benoit, { neverAnalyse: true })
    const inputs = { text: 'This is a good day.', author: IDS.benoit }
    const { status, error } = await run(slack, 'sentiment', inputs)
    expect([status, error]).toEqual(['failed', 'Who wrote this asked not to be analysed.'])
    expect(await run(slack, 'sentiment', { ...inputs, author: IDS.ada })).toMatchObject({
      status: 'completed',
    })
  })
})

describe('Translate text', () => {
  it('gives the translation, which mentions nobody', async () => {
    const { slack } = await open()
    const text = `Good morning everybody, <@${IDS.ada}> and <!channel> &lt;!here&gt; &lt;@no-id&gt; have a look at \`main\`.`
    const { outputs } = await run(slack, 'translate', { text, to: 'French', from: 'en' })
    expect(outputs).toMatchObject({ from: 'en', notes: '' })
    expect(outputs!.text).toMatch(/GOOD MORNING.*@Ada.*@channel.*`main`/)
    expect(outputs!.text).not.toMatch(/<[@!#]/)
    expect(slack.refusals).toEqual([])
  })

  it.each([
    [
      'an unknown language',
      { text: 'Good morning.', to: 'Klingonese' },
      /"Klingonese" is not a language Parley knows; say for/,
    ],
    [
      'an uncertain language',
      { text: 'ok', to: 'fr' },
      /Which language.*Fill in “From language” in the step\./,
    ],
    [
      'a language without a model',
      { text: 'Good morning, everybody.', to: 'ja' },
      /No installed model translates English to Japanese/,
    ],
    ['a text that is too long', { text: 'so '.repeat(20_000), to: 'fr' }, /50,000/],
    ['no text', { text: ' ', to: 'fr' }, /There is no text/],
  ])('fails with what to do about %s', async (_what, inputs, words) => {
    const { slack } = await open()
    const { status, error } = await run(slack, 'translate', inputs)
    expect([status, error]).toEqual(['failed', expect.stringMatching(words)])
  })
})

const said = [
  ['ada', 'The release is planned for Friday because the tests are green again.'],
  ['benoit', 'We need a new certificate before the server is moved to the other rack.'],
  ['carla', 'The customer in Madrid asked for an invoice with both addresses on it.'],
] as const

describe('Summarise channel or thread', () => {
  it('gives points with names and links, and how many messages were read', async () => {
    const { slack, accounts } = await open()
    const stamps = said.map(([user, text]) => slack.seed({ user, channel: 'general', text }).ts)
    const { outputs } = await run(slack, 'summarise', { channel: IDS.general, span: 'last 50' })
    expect(outputs!.count).toBe(3)
    const lines = String(outputs!.text).split('\n')
    const points = lines.filter((line) => line.startsWith('• '))
    expect(points.length).toBeGreaterThan(0)
    for (const line of points) {
      const at = said.findIndex(([, text]) => line.includes(text))
      expect(line.endsWith(linkTo(IDS.general, stamps[at]!))).toBe(true)
    }
    expect(lines.at(-1)).toMatch(/3 messages/)
    expect(accounts[0]!.origin).toEqual(general)
    expect(slack.refusals).toEqual([])
  })

  it('reads a thread that a link leads into, and its span', async () => {
    const { slack } = await open()
    const root = slack.seed({ user: 'ada', channel: 'general', text: said[0][1] })
    const reply = slack.seed({ user: 'benoit', channel: 'general', text: said[1][1], thread: root.ts })
    slack.seed({ user: 'carla', channel: 'general', text: said[2][1] })
    const link = `<${linkTo(IDS.general, reply.ts)}?thread_ts=${root.ts}&amp;cid=${IDS.general}>`
    for (const thread of [link, root.ts, linkTo(IDS.general, root.ts)]) {
      const { outputs } = await run(slack, 'summarise', { channel: IDS.general, thread })
      expect([thread, outputs!.count]).toEqual([thread, 2])
      expect(outputs!.text).not.toContain('Madrid')
    }
    const last = await run(slack, 'summarise', { channel: IDS.general, thread: root.ts, span: 'last 1' })
    expect(last.outputs!.count).toBe(1)
  })

  it('leaves out who asked for it, and gives a count of 0 when nothing was said', async () => {
    const { slack, house } = await open()
    const nothing = await run(slack, 'summarise', { channel: IDS.random })
    expect(nothing.outputs).toEqual({ text: 'Nothing to summarise', count: 0 })
    for (const [user, text] of said) slack.seed({ user, channel: 'general', text })
    const carla = { platform: 'slack', workspace: IDS.team, user: IDS.carla }
    await house.people.change(carla, { neverAnalyse: true })
    const { outputs } = await run(slack, 'summarise', { channel: IDS.general })
    expect(outputs!.count).toBe(2)
    expect(outputs!.text).not.toContain('Madrid')
  })

  const ts = '1700000000.000100'
  it.each([
    ['a private channel', { channel: IDS.secret }, /only public channels/],
    ['one that Parley may not know of', { channel: IDS.hidden }, /only public channels/],
    ['one that Parley is not in', { channel: IDS.outside }, /Invite it there: \/invite @Parley/],
    ['a link to another', { channel: IDS.general, thread: linkTo(IDS.random, ts) }, /expected a link to a m/],
    ['words', { channel: IDS.general, span: 'what happened' }, /“What of it”: expected words such as/],
    ['two channels', { channel: IDS.general, span: `<#${IDS.random}|random>` }, /channel in its own input/],
  ])('fails with what to do about %s', async (_what, inputs, words) => {
    const { slack } = await open()
    slack.seed({ user: 'dora', channel: 'secret', text: 'The secret is out.' })
    const { status, error } = await run(slack, 'summarise', inputs)
    expect([status, error]).toEqual(['failed', expect.stringMatching(words)])
    expect(error).not.toContain('secret')
  })

  it('fails where summaries are switched off, and where the policy refuses it', async () => {
    const { slack, house } = await open({
      policy: `rules: [{ refuse: use, tasks: summarise, channels: ${IDS.random}, because: Not here. }]`,
    })
    for (const channel of ['general', 'random']) slack.seed({ user: 'ada', channel, text: said[0][1] })
    await house.channels.change(general, { summaries: false })
    const off = await run(slack, 'summarise', { channel: IDS.general })
    expect(off.error).toBe('Summaries are switched off in that channel by an administrator.')
    expect((await run(slack, 'summarise', { channel: IDS.random })).error).toMatch(/Not here\./)
  })

  it.each(['channels:read', 'channels:history'])('names the scope %s where it is missing', async (scope) => {
    const scopes = ['channels:read', 'channels:history', 'users:read'].filter((one) => one !== scope)
    const { slack } = await open({ scopes })
    slack.seed({ user: 'ada', channel: 'general', text: said[0][1] })
    const { error } = await run(slack, 'summarise', { channel: IDS.general })
    expect(error).toMatch(new RegExp(`scope ${scope}.*[Aa]n administrator`))
  })
})

describe('an execution', () => {
  const good = { text: 'This is a good day for all of us.' }

  it('is answered with its own token, which is in no log and not kept, nor is any text', async () => {
    const { slack, text, store } = await open()
    slack.seed({ user: 'ada', channel: 'general', text: said[0][1] })
    const kept: unknown[] = []
    for (const verb of ['put', 'add'] as const) {
      const original = store[verb] as (...row: unknown[]) => Promise<never>
      store[verb] = async (...row: unknown[]) => {
        kept.push(row)
        return await original(...row)
      }
    }
    slack.fail({ method: 'functions.completeSuccess', status: 500 })
    const first = await run(slack, 'sentiment', good)
    const second = await run(slack, 'summarise', { channel: IDS.general })
    const used = slack.calls.filter(({ method }) => !/^(apps|auth)\./.test(method))
    expect(new Set(used.map(({ token }) => token))).toEqual(new Set([first.token, second.token]))
    expect(kept.length).toBeGreaterThan(0)
    for (const secret of ['xwfp-', 'good day', 'planned for Friday']) {
      expect(text()).not.toContain(secret)
      expect(JSON.stringify(kept)).not.toContain(secret)
    }
  })

  it('is answered once although it is delivered again and again', async () => {
    const { slack } = await open()
    Object.assign(slack.delivery, { repeatSameId: 1, repeatNewId: () => 2 })
    const { id, event } = slack.runStep({ callback_id: 'sentiment', inputs: good })
    await slack.until(() => slack.execution(id).status === 'completed', 'the end')
    await slack.redeliver(event!)
    await slack.quiet(200)
    expect(endsOf(slack).length).toBe(1)
    expect(slack.acks.filter(({ type }) => type === 'function_executed').length).toBeGreaterThan(5)
    expect(slack.acks.every(({ within }) => within)).toBe(true)
  })

  it.each([[{ status: 429, retryAfter: 1 }], [{ status: 500, times: 2 }], [{ status: 'reset' }]] as const)(
    'ends although Slack answers %j at first',
    async (fault) => {
      const { slack } = await open()
      slack.fail({ method: 'functions.completeSuccess', ...fault })
      expect(await run(slack, 'sentiment', good)).toMatchObject({ status: 'completed' })
      expect(slack.refusals).toEqual([])
    },
  )

  it('counts as ended when Slack says so, after an answer that was lost', async () => {
    const { slack, said } = await open()
    slack.fail({ method: 'functions.completeSuccess', error: 'execution_not_in_running_state' })
    slack.runStep({ callback_id: 'sentiment', inputs: good })
    await slack.until(() => endsOf(slack).length === 1, 'the end')
    await slack.quiet(200)
    expect(endsOf(slack).length).toBe(1)
    expect(said('error', /./)).toBe(0)
  })

  it('fails with what to do when Slack does not take its outputs', async () => {
    const { slack } = await open()
    slack.fail({ method: 'functions.completeSuccess', error: 'parameter_validation_failed' })
    const { status, error } = await run(slack, 'sentiment', good)
    expect([status, error]).toEqual(['failed', expect.stringMatching(/paste the newest manifest/)])
  })

  it('is logged without its text when Slack cannot be told how it ended', async () => {
    const { slack, said, text } = await open()
    slack.fail({ method: 'functions.completeSuccess', status: 500, times: 9 })
    slack.runStep({ callback_id: 'sentiment', inputs: good })
    await slack.until(
      () => said('error', /could not be answered: Slack answered with HTTP 500/) > 0,
      'a line',
    )
    expect(text()).not.toContain('good day')
  }, 15_000)

  it('is acknowledged in time over HTTP while it goes on', async () => {
    const port = await freePort()
    const slack = await openSlack()
    Object.assign(slack.delivery, { via: 'http', url: `http://127.0.0.1:${port}/slack/events` })
    const release = withGate()
    const { bot } = await join(slack, { port, handle: (...given) => release.then(() => bot(...given)) })
    const { id } = slack.runStep({ callback_id: 'sentiment', inputs: good })
    await slack.until(() => slack.acks.length === 1, 'the acknowledgement')
    expect(slack.acks[0]).toMatchObject({ outcome: 'acked', within: true })
    expect(slack.execution(id).status).toBe('running')
    release.open()
    await slack.until(() => slack.execution(id).status === 'completed', 'the end')
    expect(slack.refusals).toEqual([])
  })

  it('is finished before a restart, and not answered again after it', async () => {
    const slack = await openSlack()
    const store = createMemoryStore()
    const release = withGate()
    const first = await join(slack, { store, handle: (...given) => release.then(() => first.bot(...given)) })
    const { id, event } = slack.runStep({ callback_id: 'sentiment', inputs: good })
    await slack.until(() => slack.acks.length === 1, 'the acknowledgement')
    const stopped = first.door.stop()
    release.open()
    await stopped
    expect(slack.execution(id).status).toBe('completed')
    await join(slack, { store })
    await slack.redeliver(event!)
    await slack.quiet(200)
    expect(endsOf(slack).length).toBe(1)
  })

  it('is answered by the next process when one ends in the middle', async () => {
    const [port, next] = [await freePort(), await freePort()]
    const slack = await openSlack()
    const store = createMemoryStore()
    const at = (where: number) => `http://127.0.0.1:${where}/slack/events`
    // As with a process that has gone, its acknowledgement never comes.
    Object.assign(slack.delivery, { via: 'http', url: at(port), ackWithin: 500, retries: [300, 300] })
    const release = withGate()
    const dead = await join(slack, {
      port,
      store,
      handle: (...given) => release.then(() => dead.bot(...given)),
    })
    const { id } = slack.runStep({ callback_id: 'sentiment', inputs: good })
    await slack.until(() => slack.acks.length === 1, 'the first try')
    slack.delivery.url = at(next)
    await join(slack, { port: next, store })
    await slack.until(() => slack.execution(id).status === 'completed', 'the end')
    expect(slack.execution(id).outputs).toMatchObject({ label: 'positive' })
    release.open()
  })
})

/** A promise that is kept when it is opened. */
function withGate() {
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  return Object.assign(gate, { open: () => open() })
}

describe('the table of steps', () => {
  it('has every task that chats offer, with options that it has and answers that it gives', () => {
    expect(STEPS.map(({ task }) => task).sort()).toEqual(chatTasks.map(({ name }) => name).sort())
    for (const { task, inputs, outputs } of STEPS) {
      const { input, options, answer } = chatTasks.find(({ name }) => name === task)!
      if (input !== 'text') continue
      const own = Object.keys(inputs).filter((name) => !['text', 'author'].includes(name))
      expect(options.map(({ name }) => name)).toEqual(expect.arrayContaining(own))
      const given = Object.keys(outputs).filter((name) => name !== 'notes')
      expect(Object.keys(answer!.properties)).toEqual(expect.arrayContaining(given))
    }
  })
})
