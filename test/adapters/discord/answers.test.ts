import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Handle } from '../../../src/contract/adapter.ts'
import type { Reply } from '../../../src/contract/reply.ts'
import type { BotRequest } from '../../../src/contract/request.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { ALL_PERMISSIONS, type FakeDiscord, openFakeDiscord } from '../../fakes/discord/index.ts'
import { silentLog } from '../../fakes/runner.ts'
import { longText } from '../../replies/long-text.ts'
import { openParley } from './open-parley.ts'

/** How answers reach people: once, in time, whole, and still after a restart. The bot behind is a fake that echoes. */
let discord: FakeDiscord
let store: ReturnType<typeof createMemoryStore>
let door: Awaited<ReturnType<typeof openParley>>['door']
let requests: BotRequest[]
let answerWith: (request: BotRequest) => Promise<Partial<Reply>>

const textOf = ({ input }: BotRequest) => ('text' in input ? input.text : `${input.messages.length} messages`)

const echo: Handle = async (request) => {
  requests.push(request)
  return {
    title: 'Echo',
    notes: [],
    models: ['echo@1'],
    data: {},
    visibility: 'private',
    actions: [{ label: 'Again', task: 'translate', options: { to: 'de' } }],
    ...(await answerWith(request)),
  }
}

async function restart() {
  await door.stop()
  door = (await openParley(discord, { handle: echo, store })).door
}

beforeEach(async () => {
  discord = await openFakeDiscord()
  store = createMemoryStore()
  requests = []
  answerWith = async (request) => ({ text: `heard: ${textOf(request)}` })
  door = (await openParley(discord, { handle: echo, store })).door
  await discord.until(() => discord.commands().length === 7, 'the commands')
})

afterEach(async () => {
  expect(discord.refusals).toEqual([])
  expect(discord.pings).toEqual([])
  await door.stop()
  await discord.close()
})

/** Holds the bot's answers until the function that comes back is called. */
function hold(): () => void {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  answerWith = async (request) => {
    await opened
    return { text: `heard: ${textOf(request)}` }
  }
  return () => open()
}

const mention = (text: string, user = 'ada') =>
  discord.say({ user, channel: 'general', text: `${discord.mention} to French: ${text}` })
const translate = (text: string, user = 'ada') =>
  discord.command({ user, channel: 'general', name: 'translate', options: { text, to: 'fr' } })
const shownIn = (channel: string, pattern: RegExp) =>
  discord
    .messages(channel)
    .filter((one) => one.author.id === discord.botId && pattern.test(discord.textOf(one)))
const shownTo = (user: string, pattern: RegExp) =>
  discord.ephemerals(user).filter((one) => pattern.test(discord.textOf(one)))

describe('answering once', () => {
  it('takes a repeated event for one, also across a restart', async () => {
    discord.delivery = { ...discord.delivery, repeat: 1 }
    mention('one')
    await discord.until(() => shownIn('general', /heard: one/).length > 0, 'an answer')
    await restart()
    await discord.quiet(400)
    expect(shownIn('general', /heard: one/).length).toBe(1)
    expect(requests.length).toBe(1)
  })

  it('misses nothing over a drop, a reconnect and an invalid session', async () => {
    for (const [index, trouble] of (['drop', 'reconnect', 'invalidate'] as const).entries()) {
      discord[trouble]()
      mention(`trouble ${index}`)
      await discord.until(
        () => shownIn('general', new RegExp(`trouble ${index}`)).length === 1,
        `an answer after ${trouble}`,
      )
    }
    await discord.quiet(400)
    expect(requests.length).toBe(3)
  })

  it('follows a direct message of before a restart, where nothing was said since', async () => {
    const say = { user: 'ada', channel: 'dm', text: 'to French: old words' }
    const { id: message } = discord.say(say)
    await discord.until(() => shownIn('dm:ada', /heard: old words/).length === 1, 'an answer')
    const [answer] = shownIn('dm:ada', /heard/)
    await restart()
    discord.edit({ ...say, message, text: 'to French: new words' })
    await discord.until(() => shownIn('dm:ada', /heard: new words/).length === 1, 'the answer to follow')
    expect(shownIn('dm:ada', /heard/).map(({ id }) => id)).toEqual([answer!.id])
    discord.delete({ ...say, message })
    await discord.until(() => shownIn('dm:ada', /heard/).length === 0, 'the answer to go')
  })

  it('finishes what it has begun before it stops', async () => {
    const open = hold()
    mention('four')
    await discord.until(() => requests.length === 1, 'the request')
    const stopped = door.stop()
    open()
    await stopped
    expect(shownIn('general', /heard: four/).length).toBe(1)
  })
})

describe('acknowledging', () => {
  it('comes before any work', async () => {
    const open = hold()
    const done = await translate('slowly')
    expect(done.acknowledged).toBe(5)
    expect(shownTo('ada', /heard/)).toEqual([])
    open()
    await discord.until(() => shownTo('ada', /heard: slowly/).length === 1, 'the answer')
  })

  it('answers by direct message when the quarter of an hour is over', async () => {
    const open = hold()
    await translate('too late')
    discord.advance(16 * 60_000)
    open()
    await discord.until(() => shownIn('dm:ada', /heard: too late/).length === 1, 'the answer')
    discord.refusals.splice(0) // Discord refuses the token; that is how we know.
  })
})

describe('buttons', () => {
  it('work after a restart on typed text, which stands under the answer and in no store', async () => {
    await translate('keep me')
    await discord.until(() => shownTo('ada', /heard: keep me/).length === 1, 'the answer')
    await restart()
    await discord.press({ user: 'ada', label: 'Again' })
    await discord.until(() => requests.length === 2, 'the second request')
    expect(requests[1]).toMatchObject({ options: { to: 'de' }, input: { text: 'keep me' } })
    const kept = await Promise.all(['memos', 'living-answers', 'claims'].map((name) => store.list(name, '')))
    expect(JSON.stringify(kept)).not.toContain('keep me')
  })

  it('on a longer text work until a restart, and then say so', async () => {
    const text = 'A sentence that is repeated until it is too long for a field. '.repeat(30).trim()
    await translate(text)
    await discord.until(() => shownTo('ada', /heard/).length === 1, 'the answer')
    await discord.press({ user: 'ada', label: 'Again' })
    await discord.until(() => requests.length === 2, 'the second request')
    expect(requests[1]).toMatchObject({ input: { text } })
    await discord.until(() => shownTo('ada', /heard/).length === 1, 'the second answer')
    await restart()
    await discord.press({ user: 'ada', label: 'Again' })
    await discord.until(() => shownTo('ada', /older Parley/).length === 1, 'a word about it')
    expect(requests.length).toBe(2)
  })

  it('are a menu when the language is not sure', async () => {
    const languages = ['Italian', 'Spanish']
    answerWith = async () => ({
      title: 'Which language is this?',
      error: { code: 'UNSURE_LANGUAGE', message: '' },
      actions: languages.map((label) => ({ label, task: 'translate', options: { from: label, to: 'en' } })),
    })
    await translate('ciao')
    await discord.until(() => shownTo('ada', /Which language/).length === 1, 'the question')
    await discord.choose({ user: 'ada', label: 'Spanish' })
    await discord.until(() => requests.length === 2, 'the second request')
    expect(requests[1]).toMatchObject({ options: { from: 'Spanish' }, input: { text: 'ciao' } })
  })
})

describe('long answers', () => {
  it('have a file', async () => {
    answerWith = async () => ({ text: longText(60_000) })
    await translate('long')
    await discord.until(() => shownTo('ada', /attached file/).length === 1, 'where the rest is')
    expect(discord.files.length).toBe(1)
  })
})

describe('without the permission to attach files', () => {
  it('answers come without', async () => {
    await door.stop()
    await discord.close()
    discord = await openFakeDiscord({
      permissions: ALL_PERMISSIONS.filter((name) => name !== 'AttachFiles'),
    })
    door = (await openParley(discord, { handle: echo, store })).door
    answerWith = async () => ({ text: longText(60_000) })
    mention('long')
    await discord.until(() => shownIn('general', /Echo/).length === 1, 'an answer')
    await discord.until(() => discord.commands().length === 7, 'the commands')
    await translate('long')
    await discord.until(() => shownTo('ada', /Echo/).length === 1, 'an answer')
    expect(discord.files.length).toBe(0)
  })
})

describe('trouble', () => {
  it('loses nothing to 429 and 5xx', async () => {
    discord.fail({ method: 'POST', path: /messages$/, status: 429, retryAfter: 0.3, times: 2 })
    discord.fail({ method: 'POST', path: /messages$/, status: 502, times: 2 })
    for (const text of ['a', 'b', 'c']) mention(text)
    await discord.until(() => shownIn('general', /heard: [abc]$/m).length === 3, 'three answers')
  })

  it('logs no text', async () => {
    const lines: unknown[] = []
    const record = (...line: unknown[]) => void lines.push(line)
    await door.stop()
    const log = { ...silentLog, debug: record, info: record, warn: record, error: record }
    door = (await openParley(discord, { handle: echo, store, log })).door
    mention('a secret sentence')
    await discord.until(() => shownIn('general', /secret sentence/).length === 1, 'an answer')
    expect(JSON.stringify(lines)).not.toContain('secret')
  })
})
