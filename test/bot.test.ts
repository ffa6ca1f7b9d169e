import { describe, expect, it } from 'vitest'
import { type BotParts, createBot } from '../src/bot.ts'
import type { HandleOptions } from '../src/contract/adapter.ts'
import type { Account } from '../src/contract/audit.ts'
import { codedError } from '../src/contract/errors.ts'
import type { ChatMessage, Origin, TaskRequest } from '../src/contract/request.ts'
import type { Piece, Task, TaskCall } from '../src/contract/task.ts'
import { translate } from '../src/tasks/translate.ts'
import { botParts } from './fakes/bot-parts.ts'
import { fakeWishes } from './fakes/people.ts'
import { createFakeRunner, fakeSentiment, fakeTranslators, silentLog } from './fakes/runner.ts'

const echo: Task = {
  name: 'echo',
  summary: 'says it again',
  input: 'text',
  options: [
    { name: 'loud', summary: 'in capitals', type: 'boolean', default: false },
    { name: 'size', summary: 'how much', type: 'choice', choices: ['s', 'm'], default: 'm' },
    { name: 'to', summary: 'a language', type: 'language' },
  ],
  maximumCharacters: 100,
  example: 'echo hello',
  async run(call, { infer }) {
    const { text } = call.input as { text: string }
    if (text === 'break') throw new TypeError('the secret is hunter2')
    if (text === 'damage') throw codedError('STORE_DAMAGED', '/srv/parley.sqlite is damaged')
    if (text === 'busy') throw codedError('OVERLOADED')
    const { scores } = await infer.run(fakeSentiment, { text })
    return { title: 'Echo', text, notes: ['n'], data: { text, options: call.options, scores } }
  },
}

/** Says which messages reached it, and whose language it was told. */
const count: Task = {
  ...echo,
  name: 'count',
  input: 'conversation',
  async run({ input, origin }) {
    const { messages } = input as { messages: ChatMessage[] }
    const data = { ids: messages.map(({ id }) => id), language: origin.language }
    return { title: 'Count', notes: ['n'], data }
  },
}

function setup(over: Partial<BotParts> = {}) {
  const logged: unknown[] = []
  const log = {
    ...silentLog,
    error: (...line: unknown[]) => void logged.push(line),
    info: (...line: unknown[]) => void logged.push(line),
  }
  const { runner, calls } = createFakeRunner({
    'text-classification': () => ({ scores: { neutral: 1 } }),
    translation: ({ text }: { text: string }) => ({ text, complete: true, tokens: 1 }),
  })
  const people = fakeWishes({ silent: { neverAnalyse: true }, french: { language: 'fr' } })
  const parts = {
    tasks: [echo, count, translate],
    ...botParts,
    models: () => [fakeSentiment, ...fakeTranslators],
    runner,
    people,
    log,
    ...over,
  }
  const handle = createBot(parts)
  const ask = (over: Partial<TaskRequest>, options: HandleOptions = {}) => {
    const request = { kind: 'task', task: 'echo', input: { text: 'hello' }, options: {} } as const
    return handle({ ...request, origin: { platform: 'test' }, priority: 'interactive', ...over }, options)
  }
  return { ask, calls, logged }
}

describe('the bot', () => {
  it('fills in defaults, runs the task and names the model', async () => {
    const { ask, calls } = setup()
    const reply = await ask({ options: { to: 'Deutsch' }, priority: 'background', deadline: 5 })
    expect(reply.data).toEqual({
      text: 'hello',
      options: { loud: false, size: 'm', to: 'de' },
      scores: { neutral: 1 },
      model: 'fake-sentiment@r1',
      notes: ['n'],
    })
    expect(calls[0]?.context).toEqual({ priority: 'background', deadline: 5 })
    expect(reply.models).toEqual(['fake-sentiment@r1'])
  })

  it.each([
    [{ task: 'dance' }, 'UNKNOWN_TASK', 'echo'],
    [{ input: { text: ' \n ' } }, 'EMPTY_INPUT', 'no text'],
    [{ input: { messages: [] } }, 'EMPTY_INPUT', 'no text'],
    [{ input: { text: 'x'.repeat(101) } }, 'TOO_LARGE', 'at most 100 characters'],
    [{ options: { speed: 1 } }, 'BAD_REQUEST', 'no option "speed"'],
    [{ options: { size: 'xl' } }, 'BAD_REQUEST', 'expected s, m, but "xl" came'],
    [{ options: { loud: 'yes' } }, 'BAD_REQUEST', 'expected true or false'],
    [{ options: { to: 'Klingonese' } }, 'UNKNOWN_LANGUAGE', 'Klingonese'],
    [{ input: { text: 'busy' } }, 'OVERLOADED', 'busy'],
  ] as [Partial<TaskRequest>, string, string][])('answers %o with %s', async (over, code, words) => {
    const reply = await setup().ask(over)
    expect(reply.error?.code).toBe(code)
    expect(reply.error?.message).toContain(words)
    expect(reply.data).toEqual({ error: reply.error })
  })

  it('gives its models back when the request has ended, whatever came of it', async () => {
    const given: unknown[] = []
    const returned: unknown[] = []
    const models = () => {
      given.push([fakeSentiment])
      return given.at(-1) as (typeof fakeSentiment)[]
    }
    const { ask } = setup({ models, release: (list) => void returned.push(list) })
    for (const text of ['hello', 'break', ' ']) await ask({ input: { text } })
    expect(returned.length).toBe(3)
    expect(returned.every((list, place) => list === given[place])).toBe(true)
  })

  it('passes pieces and progress on until the reply, and none after it', async () => {
    const calls: TaskCall[] = []
    const task: Task = {
      ...echo,
      async run(call) {
        calls.push(call)
        call.progress(1, 2)
        call.piece({ index: 0, text: 'first' })
        return { title: 'Echo', notes: [], data: {} }
      },
    }
    const pieces: Piece[] = []
    const seen: number[] = []
    const { ask } = setup({ tasks: [task] })
    await ask({}, { piece: (piece) => void pieces.push(piece), progress: (done) => void seen.push(done) })
    calls[0]!.piece({ index: 1, text: 'too late' })
    calls[0]!.progress(2, 2)
    expect(pieces).toEqual([{ index: 0, text: 'first' }])
    expect(seen).toEqual([1])
  })

  it('hides and does not log what a broken task said', async () => {
    const { ask, logged } = setup()
    const reply = await ask({ input: { text: 'break' } })
    expect(reply.error).toEqual({ code: 'INTERNAL', message: expect.stringContaining('the log') })
    expect(JSON.stringify(logged)).toContain('a task failed')
    expect(JSON.stringify([reply, logged])).not.toContain('hunter2')
  })
})

describe('the bot on a damaged store', () => {
  it('tells people that, and the log alone where it lies', async () => {
    const { ask, logged } = setup()
    const reply = await ask({ input: { text: 'damage' } })
    expect(reply.error?.message).toBe('The file of what Parley keeps is damaged.')
    expect(JSON.stringify(logged)).toContain('/srv/parley.sqlite is damaged')
  })
})

describe('what the operator allows', () => {
  it('refuses with the words of the policy, in any language', async () => {
    const policy = { refusal: () => 'Demandez à Ada.', async spend() {} }
    const { ask, calls } = setup({ policy })
    const reply = await ask({ origin: { platform: 'test', locale: 'fr' } })
    expect(reply.error).toEqual({ code: 'NOT_ALLOWED', message: 'Demandez à Ada.' })
    expect(calls).toEqual([])
  })

  it('counts what people wait for, says when to come again, and lets the background through', async () => {
    const spend = async () => {
      throw Object.assign(codedError('RATE_LIMITED', 'Slowly.'), { retryAfterSeconds: 7 })
    }
    const { ask } = setup({ policy: { refusal: () => undefined, spend } })
    const error = { code: 'RATE_LIMITED', message: 'Slowly.', retryAfterSeconds: 7 }
    expect((await ask({})).error).toEqual(error)
    expect((await ask({ priority: 'background' })).error).toBeUndefined()
  })
})

describe('the account of a request', () => {
  it('says everything but the text, of answers and of failures', async () => {
    const accounts: Account[] = []
    const { ask } = setup({ record: async (account) => void accounts.push(account) })
    const origin = { platform: 'test', workspace: 'T1', channel: 'C1', user: 'ada' }
    await ask({ origin, input: { text: 'hello you' } })
    await ask({ origin, input: { text: 'busy' } })
    expect(accounts).toMatchObject([
      { origin, task: 'echo', models: ['fake-sentiment@r1'], messages: 1, charactersIn: 9, charactersOut: 9 },
      {
        origin,
        task: 'echo',
        models: [],
        messages: 1,
        charactersIn: 4,
        charactersOut: 0,
        code: 'OVERLOADED',
      },
    ])
    expect(accounts[0]).not.toHaveProperty('code')
    expect(accounts[0]!.time).toBeGreaterThan(Date.UTC(2026, 0))
    expect(JSON.stringify(accounts)).not.toMatch(/hello|busy/)
  })

  it('gives no answer that could not be recorded', async () => {
    const record = async () => {
      throw codedError('STORE_DAMAGED', '/srv/parley.sqlite is damaged')
    }
    const reply = await setup({ record }).ask({})
    expect(reply.error?.code).toBe('STORE_DAMAGED')
    expect(reply.text).not.toContain('hello')
  })
})

describe('the wishes of people', () => {
  const from = (user: string) => ({ platform: 'test', workspace: 'T1', user })
  const said = (id: string, author?: string, text = 'hello') => ({
    id,
    user: id,
    text,
    ...(author && { author }),
  })
  const conversation = (...messages: ChatMessage[]) => ({ task: 'count', input: { messages } })

  it('leaves out the messages of people who asked so, and says how many', async () => {
    const messages = [said('1', 'ada'), said('2', 'silent'), said('3'), said('4', 'silent')]
    const reply = await setup().ask(conversation(...messages))
    expect(reply.data.ids).toEqual(['1', '3'])
    expect(reply.notes).toEqual(['left out 2 messages of people who asked not to be analysed', 'n'])
  })

  it.each([
    ['a text', { input: { text: 'hello', author: 'silent' } }, 'OPTED_OUT'],
    ['a conversation', conversation(said('1', 'silent')), 'OPTED_OUT'],
    ['a conversation', conversation(said('1', 'silent'), said('2', 'ada', ' ')), 'EMPTY_INPUT'],
  ])('refuses %s of which nothing is left', async (_, over, code) => {
    const { ask, calls } = setup()
    const reply = await ask({ origin: from('ada'), ...over })
    expect(reply.error?.code).toBe(code)
    expect(calls).toEqual([])
  })

  it('lets people ask about their own words', async () => {
    const { ask } = setup()
    const text = await ask({ origin: from('silent'), input: { text: 'hello', author: 'silent' } })
    expect(text.error).toBeUndefined()
    const reply = await ask({ origin: from('silent'), ...conversation(said('1', 'silent')) })
    expect(reply.data.ids).toEqual(['1'])
  })

  it('tells the task the language that the asker has set, unless the request names one', async () => {
    const { ask } = setup()
    const language = async (origin: Origin) =>
      (await ask({ origin, ...conversation(said('1')) })).data.language
    expect(await language(from('french'))).toBe('fr')
    expect(await language({ ...from('french'), language: 'de' })).toBe('de')
    expect(await language(from('ada'))).toBeUndefined()
    expect(await language({ platform: 'console' })).toBeUndefined()
  })
  it('translates to the language that the asker has set rather than to the one of the platform', async () => {
    const words = { task: 'translate', input: { text: 'Good morning' }, options: { from: 'en' } }
    const { data } = await setup().ask({ ...words, origin: { ...from('french'), locale: 'es-ES' } })
    expect(data.to).toBe('fr')
  })
})
