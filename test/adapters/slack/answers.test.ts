import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Handle } from '../../../src/contract/adapter.ts'
import type { Reply } from '../../../src/contract/reply.ts'
import type { BotRequest } from '../../../src/contract/request.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { silentLog } from '../../fakes/runner.ts'
import { type FakeSlack, IDS, openFakeSlack } from '../../fakes/slack/index.ts'
import { longText } from '../../replies/long-text.ts'
import { openParley } from './open-parley.ts'

/** How answers reach people: once, in time, whole, and still after a restart. The bot behind is a fake that echoes. */
let slack: FakeSlack
let store: ReturnType<typeof createMemoryStore>
let door: Awaited<ReturnType<typeof openParley>>['door']
let house: Awaited<ReturnType<typeof openParley>>['house']
let requests: BotRequest[]
let answerWith: (request: BotRequest, progress: (done: number, total: number) => void) => Promise<string>

const echo: Handle = async (request, { progress = () => {} } = {}) => {
  requests.push(request)
  const text = await answerWith(request, progress)
  return {
    title: 'Echo',
    text,
    notes: [],
    models: ['echo@1'],
    data: { from: 'en', to: 'fr' },
    visibility: 'private',
    actions: [{ label: 'Again', task: 'translate', options: { to: 'de' } }],
  } satisfies Reply
}

const textOf = (request: BotRequest) =>
  'text' in request.input ? request.input.text : `${request.input.messages.length} messages`

async function restart() {
  await door.stop()
  door = (await openParley(slack, { handle: echo, store })).door
}

beforeEach(async () => {
  slack = await openFakeSlack()
  store = createMemoryStore()
  requests = []
  answerWith = async (request) => `heard: ${textOf(request)}`
  ;({ door, house } = await openParley(slack, { handle: echo, store }))
})

afterEach(async () => {
  expect(slack.refusals).toEqual([])
  expect(slack.pings).toEqual([])
  await door.stop()
  await slack.close()
})

/** Holds the bot's answers, a quarter done, until the function that comes back is called. */
function hold(): () => void {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  answerWith = async (request, progress) => {
    progress(2, 8)
    await opened
    return `heard: ${textOf(request)}`
  }
  return () => open()
}

const mention = (text: string, user = 'ada') =>
  slack.say({ user, channel: 'general', text: `${slack.mention} ${text}` })
const shownTo = (user: string, pattern: RegExp) =>
  slack.ephemerals(user).filter((one) => pattern.test(slack.textOf(one)))

describe('answering once', () => {
  it('takes message and app_mention, retries and doubles with new ids for one', async () => {
    slack.delivery = { ...slack.delivery, repeatSameId: 1, repeatNewId: 2 }
    const said = mention('to French: one')
    expect(said.events.length).toBe(2)
    await slack.until(() => shownTo('ada', /heard: one/).length > 0, 'an answer')
    await slack.quiet(500)
    expect(shownTo('ada', /heard: one/).length).toBe(1)
    expect(requests.length).toBe(1)
  })

  it('remembers across a restart what it answered', async () => {
    const { events } = mention('to French: two')
    await slack.until(() => shownTo('ada', /heard: two/).length > 0, 'an answer')
    await restart()
    for (const event of events) await slack.redeliver(event)
    await slack.quiet(500)
    expect(requests.length).toBe(1)
  })

  it('answers a retry that is the only copy', async () => {
    await door.stop()
    slack.delivery = { ...slack.delivery, retries: [1500] }
    mention('to French: three')
    door = (await openParley(slack, { handle: echo, store })).door
    await slack.until(() => shownTo('ada', /heard: three/).length > 0, 'an answer to the retry')
    await slack.quiet(300)
    expect(requests.length).toBe(1)
  })

  it('answers the newest text when an edit overtakes what it changes, and nothing when that is gone', async () => {
    slack.delivery = { ...slack.delivery, delay: 500 }
    const late = mention('to French: old words')
    const gone = mention('to French: gone words')
    slack.delivery = { ...slack.delivery, delay: 0 }
    const text = `${slack.mention} to French: new words`
    slack.edit({ user: 'ada', channel: 'general', ts: late.ts, text })
    slack.delete({ user: 'ada', channel: 'general', ts: gone.ts })
    await slack.until(() => shownTo('ada', /heard: new words/).length === 1, 'an answer to the new words')
    await slack.quiet(800)
    expect(shownTo('ada', /old words|gone words/)).toEqual([])
    expect(requests.length).toBe(1)
  })

  it('finishes what it has begun before it stops', async () => {
    const open = hold()
    mention('to French: four')
    await slack.until(() => requests.length === 1, 'the request')
    const stopped = door.stop()
    open()
    await stopped
    expect(shownTo('ada', /heard: four/).length).toBe(1)
  })
})

describe('acknowledging', () => {
  it('comes before any work, and slow work shows until it is the answer', async () => {
    const open = hold()
    const command = { user: 'ada', channel: 'general', command: '/translate', text: 'to French hello' }
    expect((await slack.command(command)).acked).toBe(true)
    mention('to French: later', 'benoit')
    slack.say({ user: 'carla', channel: 'dm', text: 'to French: direct' })
    const marks = () => slack.messages('general').flatMap(({ ts }) => slack.reactionsOn(IDS.general, ts))
    const direct = () => slack.messages('dm:carla').find(({ user }) => user === IDS.bot)
    await slack.until(() => /Working/.test(slack.textOf(slack.views('ada').at(-1))), 'a working modal')
    await slack.until(() => marks().some(({ name }) => name === 'hourglass_flowing_sand'), 'an hourglass')
    await slack.until(() => /⏳/.test(slack.textOf(direct())), 'a working message')
    const working = direct()!
    await slack.until(() => /25 %/.test(slack.textOf(slack.views('ada').at(-1))), 'how far it is')
    open()
    await slack.until(
      () => /heard: hello/.test(slack.textOf(slack.views('ada').at(-1))),
      'the answer in the modal',
    )
    await slack.until(() => shownTo('benoit', /heard: later/).length === 1, 'the answer to the mention')
    await slack.until(
      () => /heard: direct/.test(slack.textOf(direct())),
      'the answer in place of the working message',
    )
    expect(direct()!.ts).toBe(working.ts)
    await slack.until(() => marks().length === 0, 'the hourglass to go')
  })

  it('answers in a message when the working modal was closed', async () => {
    const open = hold()
    await slack.command({ user: 'ada', channel: 'general', command: '/translate', text: 'to French closed' })
    await slack.until(() => slack.views('ada').length > 0, 'a working modal')
    await slack.dismiss({ user: 'ada' })
    open()
    await slack.until(() => shownTo('ada', /heard: closed/).length === 1, 'the answer')
    slack.refusals.splice(0) // Slack refuses to update a closed modal; that is how we know.
  })
})

describe('buttons', () => {
  it('work after a restart, with nothing stored', async () => {
    await slack.command({ user: 'ada', channel: 'general', command: '/translate', text: 'to French keep me' })
    await slack.until(() => shownTo('ada', /heard: keep me/).length === 1, 'the answer')
    await restart()
    await slack.press({ user: 'ada', label: 'Again' })
    await slack.until(() => requests.length === 2, 'the second request')
    expect(requests[1]).toMatchObject({ options: { to: 'de' }, input: { text: 'keep me' } })
    await slack.press({ user: 'ada', label: 'Share to channel' })
    await slack.until(
      () => slack.messages('general').some((one) => /shared by Ada/.test(slack.textOf(one))),
      'the share',
    )
  })
})

describe('a modal that cannot be', () => {
  const late = () => slack.fail({ method: 'views.open', error: 'expired_trigger_id' })

  it('because the trigger is too old, becomes a message', async () => {
    const { ts } = slack.seed({ user: 'dora', channel: 'outside', text: 'too late' })
    late()
    await slack.shortcut({ user: 'ada', channel: 'outside', ts, callback_id: 'translate' })
    await slack.until(() => shownTo('ada', /heard: too late/).length === 1, 'the answer')
    late()
    await slack.command({ user: 'ada', channel: 'general', command: '/parley', text: 'settings' })
    await slack.until(() => shownTo('ada', /settings/i).length === 1, 'where the settings are')
    slack.refusals.splice(0)
  })

  it('because a share took longer than the trigger lives, is told beside', async () => {
    const { ts } = slack.seed({ user: 'benoit', channel: 'general', text: 'share me' })
    await slack.shortcut({ user: 'ada', channel: 'general', ts, callback_id: 'translate' })
    await slack.until(() => /heard: share me/.test(slack.textOf(slack.views('ada').at(-1))), 'a modal')
    slack.fail({ method: 'views.push', error: 'expired_trigger_id' })
    await slack.press({ user: 'ada', label: 'Share to channel' })
    await slack.until(() => shownTo('ada', /Shared/).length === 1, 'that it was shared')
    slack.refusals.splice(0)
  })
})

describe('living answers', () => {
  const inThread = (ts: string, pattern: RegExp) =>
    slack.messages('general').filter((one) => one.thread_ts === ts && pattern.test(slack.textOf(one)))

  it('go when who wrote the original has asked not to be analysed, and edits it', async () => {
    const { ts } = slack.seed({ user: 'carla', channel: 'general', text: 'before' })
    slack.react({ user: 'ada', channel: 'general', ts, name: 'fr' })
    await slack.until(() => inThread(ts, /heard: before/).length === 1, 'a translation')
    const carla = { platform: 'slack', workspace: IDS.team, user: IDS.carla }
    await house.people.change(carla, { neverAnalyse: true })
    slack.edit({ user: 'carla', channel: 'general', ts, text: 'after' })
    await slack.until(() => inThread(ts, /heard/).length === 0, 'the answer to go')
    expect(requests.length).toBe(1)
  })

  it('that were shared keep their language', async () => {
    const { ts } = slack.seed({ user: 'carla', channel: 'general', text: 'uno' })
    await slack.shortcut({ user: 'ada', channel: 'general', ts, callback_id: 'translate' })
    await slack.until(() => /heard: uno/.test(slack.textOf(slack.views('ada').at(-1))), 'a modal')
    await slack.press({ user: 'ada', label: 'Share to channel' })
    await slack.until(() => /Shared/.test(slack.textOf(slack.views('ada').at(-1))), 'that it was shared')
    slack.edit({ user: 'carla', channel: 'general', ts, text: 'dos' })
    await slack.until(() => inThread(ts, /heard: dos/).length === 1, 'the answer to follow')
    expect(requests.at(-1)).toMatchObject({ options: { to: 'fr' } })
  })

  it('of another channel are for the asker alone, even where answers are for all', async () => {
    const general = { platform: 'slack', workspace: IDS.team, channel: IDS.general }
    await house.channels.change(general, { publicAnswers: true })
    slack.seed({ user: 'ada', channel: 'secret', text: 'between us' })
    const { ts } = mention('how does this feel: nice')
    await slack.until(() => inThread(ts, /heard: nice/).length === 1, 'an answer for all')
    const text = `${slack.mention} summarise <#${IDS.secret}|>`
    slack.edit({ user: 'ada', channel: 'general', ts, text })
    await slack.until(() => shownTo('ada', /heard: 1 messages/).length === 1, 'an answer for Ada')
    slack.say({ user: 'ada', channel: 'general', text })
    await slack.until(() => shownTo('ada', /heard: 1 messages/).length === 2, 'another')
    expect(slack.messages('general').filter(({ user }) => user === IDS.bot)).toEqual([])
  })
})

describe('long answers', () => {
  it('come in several messages, and beyond that with a file for the asker alone', async () => {
    const long = longText(60_000).replaceAll('U024BE7LH', IDS.ada)
    answerWith = async () => long
    await slack.command({ user: 'ada', channel: 'general', command: '/translate', text: 'to French long' })
    await slack.until(() => slack.files.length === 1, 'a file')
    expect(slack.files[0]?.content ?? '').toContain(long.slice(-60))
    await slack.until(() => shownTo('ada', /attached file/).length === 1, 'where the rest is')
  })
})

describe('trouble', () => {
  it('loses nothing to 429 and 500', async () => {
    slack.fail({ method: 'chat.postEphemeral', times: 2, status: 429, retryAfter: 1 })
    slack.fail({ method: 'users.info', times: 1, status: 500 })
    for (const text of ['a', 'b', 'c']) mention(`to French: ${text}`)
    await slack.until(() => shownTo('ada', /heard: [abc]$/m).length === 3, 'three answers')
  })

  it('says what went wrong in the person’s language', async () => {
    answerWith = async () => {
      throw new Error('never seen')
    }
    mention('to French: boom', 'dora')
    await slack.until(() => shownTo('dora', /nicht geklappt/).length === 1, 'an apology')
    expect(slack.textOf(shownTo('dora', /nicht geklappt/)[0])).not.toContain('never seen')
  })

  it('logs no text', async () => {
    const lines: unknown[] = []
    const record = (...line: unknown[]) => void lines.push(line)
    await door.stop()
    const log = { ...silentLog, debug: record, info: record, warn: record, error: record }
    door = (await openParley(slack, { handle: echo, store, log })).door
    mention('to French: a secret sentence')
    await slack.until(() => shownTo('ada', /secret sentence/).length === 1, 'an answer')
    expect(JSON.stringify(lines)).not.toContain('secret')
    const kept = await Promise.all(
      ['living-answers', 'claims', 'people', 'feedback'].map((name) => store.list(name, '')),
    )
    expect(JSON.stringify(kept)).not.toContain('secret')
  })
})
