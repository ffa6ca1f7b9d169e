import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { runProgram } from '../../../adapters/console/program.ts'
import { codedError, type ErrorCode } from '../../../src/contract/errors.ts'
import type { Reply } from '../../../src/contract/reply.ts'
import type { TaskRequest } from '../../../src/contract/request.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { createFakeOutput } from '../../fakes/output.ts'

const good: Reply = { title: 'Good', notes: [], models: ['m@1'], data: { ok: true }, visibility: 'private' }

function setup(stdin?: string, code: ErrorCode = 'OVERLOADED') {
  const { output, out, error } = createFakeOutput()
  const asked: TaskRequest[] = []
  const seen: string[][] = []
  const handle = async (request: TaskRequest): Promise<Reply> => {
    asked.push(request)
    const failed = JSON.stringify(request.input).includes('FAIL')
    const problem = { code, message: 'busy' }
    const actions = [{ label: 'Again', task: 'translate', options: {} }]
    if (failed) return { ...good, actions, error: problem, data: { error: problem } }
    return { ...good, data: { saw: request.input, options: request.options } }
  }
  const input = Readable.from(stdin === undefined ? [] : [stdin]) as unknown as NodeJS.ReadStream
  input.isTTY = stdin === undefined
  const commands = [
    {
      name: 'models pull',
      summary: 's',
      arguments: ['name...'],
      run: async (args: readonly string[]) => seen.push([...args]) && 0,
    },
    { name: 'models list', summary: 's', arguments: [], run: async () => 1 },
    { name: 'doctor', summary: 's', arguments: [], run: async () => Promise.reject(codedError('OFFLINE')) },
  ]
  const run = (...args: string[]) =>
    runProgram(args, {
      version: '1.2.3',
      tasks,
      commands,
      handle,
      start: async () => false,
      input,
      output,
      origin: { platform: 'console' },
    })
  return { run, out, error, asked, seen }
}

describe('the command line', () => {
  it('asks a task with its options and prints the answer', async () => {
    const { run, out, asked } = setup()
    expect(await run('translate', '--to', 'fr', 'good', 'morning')).toBe(0)
    expect(asked[0]).toMatchObject({
      task: 'translate',
      input: { text: 'good morning' },
      options: { to: 'fr' },
    })
    expect(out[0]).toContain('Good')
  })

  it.each([
    ['OVERLOADED', []],
    ['UNSURE_LANGUAGE', ['  1 Again']],
  ] as const)('shows what could be pressed only as choices of a question: %s', async (code, shown) => {
    const { run, error } = setup(undefined, code)
    expect(await run('translate', 'FAIL')).toBe(1)
    expect(
      error
        .join('\n')
        .split('\n')
        .filter((line) => line.includes('Again')),
    ).toEqual(shown)
  })

  it('reads the text from standard input, without its last line break', async () => {
    const { run, out } = setup('two\nlines\n')
    expect(await run('sentiment', '--why', '--json')).toBe(0)
    expect(JSON.parse(out[0]!)).toEqual({ saw: { text: 'two\nlines' }, options: { why: true } })
  })

  it('reads a conversation from standard input', async () => {
    const { run, asked } = setup('Ada: hi\nBob: ho\n')
    expect(await run('summarise', '--length', 'short')).toBe(0)
    expect(asked[0]?.input).toEqual({
      messages: [
        { id: 'm1', user: 'Ada', text: 'hi' },
        { id: 'm2', user: 'Bob', text: 'ho' },
      ],
    })
  })

  it.each([
    [['sentiment', 'FAIL'], 1],
    [['sentiment'], 2],
    [['dance'], 2],
    [['translate', '--speed', 'x'], 2],
    [['summarise', '--length', 'huge', 'x'], 2],
    [['models', 'pull'], 2],
    [['models', 'list'], 1],
    [['doctor'], 1],
    [['--help'], 0],
    [['--version'], 0],
    [[], 2],
  ] as [string[], number][])('%j ends with %i', async (args, status) => {
    const { run, error } = setup()
    expect(await run(...args)).toBe(status)
    if (status === 2) expect(error.join('')).not.toBe('')
  })

  it('runs operator commands of two words with their arguments', async () => {
    const { run, seen } = setup()
    expect(await run('models', 'pull', 'a', 'b')).toBe(0)
    expect(seen).toEqual([['a', 'b']])
  })

  it('lists every task and command in the help', async () => {
    const { run, out } = setup()
    await run('--help')
    for (const name of ['sentiment', 'translate', 'summarise', 'detect-language', 'models', 'doctor'])
      expect(out.join('\n')).toContain(name)
  })
})

describe('bulk', () => {
  it('answers line by line in order, keeps ids and goes on after bad lines', async () => {
    const lines = [
      '{"id":"1","text":"a"}',
      'not json',
      '{"id":2,"text":"FAIL"}',
      '',
      '{"id":"3","colour":"red"}',
      '{"id":"4","messages":[{"user":"U1","text":"x"}],"options":{"length":"short"}}',
      '{"text":"last"}',
    ]
    const { run, out } = setup(lines.join('\n'))
    expect(await run('translate', '--to', 'fr', '--jsonl')).toBe(1)
    const bad = { code: 'BAD_REQUEST', message: expect.stringContaining('Expected {"id"') }
    expect(out.map((line) => JSON.parse(line))).toEqual([
      { id: '1', saw: { text: 'a' }, options: { to: 'fr' } },
      { error: bad },
      { id: 2, error: { code: 'OVERLOADED', message: 'busy' } },
      { id: '3', error: bad },
      {
        id: '4',
        saw: { messages: [{ id: 'm1', user: 'U1', text: 'x' }] },
        options: { to: 'fr', length: 'short' },
      },
      { saw: { text: 'last' }, options: { to: 'fr' } },
    ])
  })

  it('ends with 0 when all were answered', async () => {
    const { run, out } = setup(
      Array.from({ length: 1500 }, (_, index) => `{"id":${index},"text":"x"}\n`).join(''),
    )
    expect(await run('sentiment', '--jsonl')).toBe(0)
    expect(out.map((line) => JSON.parse(line).id)).toEqual(Array.from({ length: 1500 }, (_, index) => index))
  })
})
