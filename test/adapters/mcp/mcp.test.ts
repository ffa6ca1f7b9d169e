import { afterEach, describe, expect, it } from 'vitest'
import type { Handle, HandleOptions } from '../../../src/contract/adapter.ts'
import { ERRORS } from '../../../src/contract/errors.ts'
import type { TaskRequest } from '../../../src/contract/request.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { changingPolicy } from '../../policy/changing-policy.ts'
import { plainHandle } from '../http/plain-handle.ts'
import { openStepBot } from '../slack/step-bot.ts'
import { type OpenMcp, openMcp } from './open-mcp.ts'

/** The door for assistants, through the SDK's own client. */
let mcp: OpenMcp
const asked: TaskRequest[] = []
afterEach(async () => {
  await mcp.client.close()
  await mcp.door.closed
  asked.length = 0
})

async function open(handle: Handle = plainHandle) {
  mcp = await openMcp((request, options) => {
    asked.push(request)
    return handle(request, options)
  })
  return mcp
}

/** Keeps what it is given, and answers when it is told to, or when the request is given up. */
function slowHandle() {
  let answer = () => {}
  const given: HandleOptions[] = []
  const handle: Handle = (request, options = {}) => {
    given.push(options)
    return new Promise((resolve) => {
      answer = () => resolve(plainHandle(request))
      options.signal?.addEventListener('abort', answer)
    })
  }
  const begun = () => expect.poll(() => given.length).toBe(1)
  return { handle, given, begun, answer: () => answer() }
}

describe('the tools', () => {
  it('are the tasks, with their options and what they answer', async () => {
    const { tools, client } = await open()
    expect(client.getServerVersion()).toMatchObject({ name: 'parley', version: '1.2.3' })
    expect(tools.map(({ name }) => name)).toEqual(tasks.map(({ name }) => name))
    for (const [index, { name, inputSchema, outputSchema, description, annotations }] of tools.entries()) {
      const task = tasks[index]!
      const works = task.input === 'text' ? 'text' : 'messages'
      const options = task.options.map((option) => option.name)
      expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
      expect(Object.keys(inputSchema.properties!)).toEqual([works, ...options])
      expect(inputSchema.required).toEqual([works])
      expect(Object.keys(outputSchema!.properties!)).toEqual(
        Object.keys(task.answer?.properties ?? {}).concat('model', 'notes'),
      )
      expect(description).toContain(task.summary)
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false })
    }
  })

  it.each([
    ['sentiment', { text: 'Hello', why: true }, { label: 'neutral' }],
    ['translate', { text: 'Hello', to: 'German' }, { text: 'HELLO', to: 'German' }],
    ['detect-language', { text: 'Hello' }, { language: 'en' }],
    [
      'summarise',
      {
        messages: [
          { user: 'Ada', text: 'Hello' },
          { text: 'Ho', time: 9 },
        ],
      },
      { messages: 2 },
    ],
  ])('%s answers with the data, which the client checks, and in words', async (name, given, data) => {
    const { call, words } = await open()
    const result = await call(name, given)
    expect(result.isError).toBeUndefined()
    expect(result.structuredContent).toMatchObject({ ...data, model: 'fake@1' })
    expect(words(result)).toContain(name)
    const [request] = asked
    const own = Object.entries(given).filter(([name]) => !['text', 'messages'].includes(name))
    const options = Object.fromEntries(own)
    expect(request).toMatchObject({ task: name, priority: 'interactive', options })
    expect(request!.origin).toEqual({ platform: 'mcp', locale: 'fr-FR' })
    expect(request!.deadline).toBeGreaterThan(Date.now())
  })

  it('give messages their ids, to find the sources of a point', async () => {
    const { call } = await open()
    await call('summarise', { messages: [{ text: 'Hello' }, { id: 7, user: 'Ada', text: 'Ho' }] })
    expect(asked[0]!.input).toEqual({
      messages: [
        { id: 'm1', user: 'someone', text: 'Hello' },
        { id: '7', user: 'Ada', text: 'Ho' },
      ],
    })
  })
})

describe('an error', () => {
  it.each([
    ['sentiment', {}, /'text'/],
    ['sentiment', { text: 'Hello', mood: 'good' }, /additional properties/],
    ['summarise', { text: 'Hello' }, /'messages'/],
    ['summarise', { messages: [], length: 'huge' }, /allowed values/],
    ['sentiment', { text: 1 }, /string/],
  ])('tells what %s expected when %j came', async (name, given, expected) => {
    const { call, words } = await open()
    const result = await call(name, given)
    expect([result.isError, words(result)]).toEqual([true, expect.stringMatching(expected)])
    expect(words(result)).toMatch(/^BAD_REQUEST: The arguments do not fit the tool: /)
    expect(asked).toEqual([])
  })

  it('of a tool that is not there names those that are', async () => {
    const { call } = await open()
    await expect(call('dance', {})).rejects.toThrow(/There is no tool "dance"; there are sentiment, /)
  })

  it.each(Object.entries(ERRORS))(
    '%s is a result with its code, and says whether to ask again',
    async (code, row) => {
      const { call, words } = await open()
      const result = await call('sentiment', { text: `fail ${code}` })
      expect(result).toMatchObject({ isError: true, _meta: { 'parley/code': code } })
      expect(words(result)).toContain(`${code}: ${row.tell}`)
      expect(/may succeed later/.test(words(result))).toBe(row.retry)
    },
  )

  it('that asks gives the answers to choose from, each of which works', async () => {
    const { call, words } = await open(openStepBot())
    const result = await call('translate', { text: 'ok', to: 'fr' })
    expect(words(result)).toMatch(/^UNSURE_LANGUAGE: [\s\S]*Ask again with one of these:/)
    const choices = words(result).match(/^\{.*\}/gm)!
    expect(choices.length).toBeGreaterThan(1)
    const english = choices.map((one) => JSON.parse(one)).find(({ from }) => from === 'en')
    const again = await call('translate', { text: 'ok', ...english })
    expect(again.structuredContent).toMatchObject({ from: 'en', to: 'fr', text: 'OK' })
  })

  it('comes from the policy, which knows this door', async () => {
    const { policy, put } = changingPolicy()
    put('rules: [{ refuse: use, tasks: sentiment, doors: mcp, because: Ask people. }]')
    const { call, words } = await open(openStepBot({ policy }))
    expect(words(await call('sentiment', { text: 'good' }))).toMatch(/^NOT_ALLOWED: .*Ask people\./)
    expect((await call('translate', { text: 'Good morning, all.', to: 'fr' })).isError).toBeUndefined()
  })
})

describe('work that takes long', () => {
  it('tells how far it is, only forwards, and to who asked', async () => {
    const { call } = await open(async (request, { progress } = {}) => {
      for (const done of [1, 2, 2, 1, 4]) progress?.(done, 4)
      return await plainHandle(request)
    })
    const told: unknown[] = []
    const onprogress = (progress: unknown) => told.push(progress)
    await call('sentiment', { text: 'Hello' }, { onprogress })
    expect(told).toEqual([1, 2, 4].map((progress) => ({ progress, total: 4 })))
    await call('sentiment', { text: 'Hello' })
    expect(told.length).toBe(3)
  })

  it('is given up when the assistant cancels it', async () => {
    const slow = slowHandle()
    const { call } = await open(slow.handle)
    const cancel = new AbortController()
    const calling = call('sentiment', { text: 'Hello' }, { signal: cancel.signal })
    await slow.begun()
    expect(slow.given[0]!.signal!.aborted).toBe(false)
    cancel.abort('enough')
    await expect(calling).rejects.toThrow(/enough/)
    await expect.poll(() => slow.given[0]!.signal!.aborted).toBe(true)
  })

  it('is given up when the assistant goes, and the door closes then', async () => {
    const slow = slowHandle()
    const { call, client, door } = await open(slow.handle)
    const calling = call('sentiment', { text: 'Hello' })
    await slow.begun()
    await Promise.all([expect(calling).rejects.toThrow(/closed/), client.close()])
    await door.closed
    expect(slow.given[0]!.signal!.aborted).toBe(true)
  })

  it('is finished before the door closes; nothing new is begun', async () => {
    const slow = slowHandle()
    const { call, words, door } = await open(slow.handle)
    const calling = call('sentiment', { text: 'Hello' })
    await slow.begun()
    const stopped = door.stop()
    expect(words(await call('sentiment', { text: 'Hello' }))).toMatch(/^CLOSING: /)
    slow.answer()
    expect((await calling).structuredContent).toMatchObject({ label: 'neutral' })
    await stopped
    expect(asked.length).toBe(1)
  })
})
