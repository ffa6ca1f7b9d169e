import { describe, expect, it } from 'vitest'
import { createBot } from '../src/bot.ts'
import { codedError } from '../src/contract/errors.ts'
import type { TaskRequest } from '../src/contract/request.ts'
import type { Task } from '../src/contract/task.ts'
import { createFakeRunner, fakeSentiment, silentLog } from './fakes/runner.ts'

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
    if (text === 'busy') throw codedError('OVERLOADED')
    const { scores } = await infer.run(fakeSentiment, { text })
    return { title: 'Echo', text, notes: ['n'], data: { text, options: call.options, scores } }
  },
}

function setup() {
  const logged: unknown[] = []
  const log = {
    ...silentLog,
    error: (...line: unknown[]) => void logged.push(line),
    info: (...line: unknown[]) => void logged.push(line),
  }
  const { runner, calls } = createFakeRunner({ 'text-classification': () => ({ scores: { neutral: 1 } }) })
  const handle = createBot({ tasks: [echo], models: [fakeSentiment], runner, glossary: [], log })
  const ask = (over: Partial<TaskRequest>) =>
    handle({
      kind: 'task',
      task: 'echo',
      input: { text: 'hello' },
      options: {},
      origin: { platform: 'test' },
      priority: 'interactive',
      ...over,
    })
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
    [{ input: { messages: [] } }, 'BAD_REQUEST', 'text'],
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

  it('hides and does not log what a broken task said', async () => {
    const { ask, logged } = setup()
    const reply = await ask({ input: { text: 'break' } })
    expect(reply.error).toEqual({ code: 'INTERNAL', message: expect.stringContaining('the log') })
    expect(JSON.stringify(logged)).toContain('a task failed')
    expect(JSON.stringify([reply, logged])).not.toContain('hunter2')
  })
})
