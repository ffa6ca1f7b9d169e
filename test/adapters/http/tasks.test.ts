import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Preview } from '../../../src/contract/preview.ts'
import type { TaskRequest } from '../../../src/contract/request.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { type OpenHttp, openHttp } from './open-http.ts'
import { plainHandle } from './plain-handle.ts'
import { readEvents } from './read-events.ts'

const preview = (name: string): Preview => ({
  name,
  css: '',
  html: ({ title, error }, locale) => `<${name}>${error?.code ?? title} ${locale}</${name}>`,
})

let http: OpenHttp
let asked: TaskRequest[] = []
beforeAll(async () => {
  http = await openHttp({
    parts: { previews: [preview('slack'), preview('discord')] },
    house: {
      async handle(request, options) {
        asked.push(request)
        options?.progress?.(1, 2)
        options?.piece?.({ index: 1, text: 'second' })
        return await plainHandle(request, options)
      },
    },
  })
})
afterAll(() => http.door.stop())

// biome-ignore lint/suspicious/noExplicitAny: any JSON, looked at by the tests.
type Answer = any

const ask = async (path: string, body: unknown, headers = {}) => {
  asked = []
  const response = await http.post(path, body, headers)
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    answer: (await response.json()) as Answer,
  }
}

describe('a task over HTTP', () => {
  it.each(tasks.map(({ name, input }) => [name, input] as const))('%s answers', async (name, input) => {
    const { status, answer } = await ask(
      `/v1/${name}`,
      input === 'text' ? { text: 'Hi' } : { messages: [{ text: 'Hi' }] },
    )
    expect({ status, answer }).toMatchObject({ status: 200, answer: { model: 'fake@1', notes: [] } })
    expect(asked[0]).toMatchObject({ kind: 'task', task: name, priority: 'interactive' })
  })

  it('gives the bot text, options, who wrote it, a deadline and where it came from', async () => {
    const before = Date.now()
    const body = { id: 7, text: 'Hi', author: 12, options: { to: 'fr' }, locale: 'de-AT' }
    const { answer } = await ask('/v1/translate', body, { 'accept-language': 'es;q=0.5' })
    expect(answer).toEqual({ id: 7, text: 'HI', from: 'en', to: 'fr', model: 'fake@1', notes: [] })
    const [{ input, options, origin, deadline }] = asked as [TaskRequest]
    expect({ input, options, origin }).toEqual({
      input: { text: 'Hi', author: '12' },
      options: { to: 'fr' },
      origin: { platform: 'http', locale: 'de-AT' },
    })
    expect(deadline! - before).toBeGreaterThanOrEqual(60_000)
    expect(deadline! - Date.now()).toBeLessThanOrEqual(60_000)
  })

  it('takes the language from the head when the body has none', async () => {
    await ask('/v1/sentiment', { text: 'Hi' }, { 'accept-language': 'en;q=0.2, fr-CH, *;q=0.5' })
    expect(asked[0]?.origin.locale).toBe('fr-CH')
  })

  it('fills in what messages leave out', async () => {
    await ask('/v1/summarise', {
      messages: [{ text: 'a' }, { id: 5, user: 6, text: 'b', time: 7, bot: true }],
    })
    expect(asked[0]?.input).toEqual({
      messages: [
        { id: 'm1', user: 'someone', text: 'a' },
        { id: '5', user: '6', text: 'b', time: '7', bot: true },
      ],
    })
  })

  it('answers a batch in its order, with errors in their places', async () => {
    const items = [
      { id: 'a', text: 'Hi' },
      { id: 2, text: 'fail EXPIRED' },
      { id: 'c', txt: 'x' },
      'x',
      { text: '' },
    ]
    const { status, answer } = await ask('/v1/sentiment', items)
    expect(status).toBe(200)
    expect(answer).toMatchObject([
      { id: 'a', label: 'neutral' },
      { id: 2, error: { code: 'EXPIRED' } },
      { id: 'c', error: { code: 'BAD_REQUEST', message: "item must have required property 'text'." } },
      { error: { code: 'BAD_REQUEST', message: 'item: expected object.' } },
      { error: { code: 'EMPTY_INPUT' } },
    ])
    expect('id' in answer[3] || 'id' in answer[4]).toBe(false)
  })

  it('shows the answer, and what went wrong, as the platforms would', async () => {
    const good = await ask('/v1/sentiment?show=slack,discord', { text: 'Hi', locale: 'fr' })
    expect(good.answer.shown).toEqual({
      slack: '<slack>sentiment fr</slack>',
      discord: '<discord>sentiment fr</discord>',
    })
    const bad = await ask('/v1/sentiment?show=slack', { text: 'fail EXPIRED' })
    expect(bad.answer).toMatchObject({
      code: 'EXPIRED',
      shown: { slack: '<slack>EXPIRED undefined</slack>' },
    })
    expect(await ask('/v1/sentiment?show=teams', { text: 'Hi' })).toMatchObject({ status: 400 })
  })
})

describe('a stream', () => {
  const stream = async (body: unknown, path = '/v1/translate?stream', headers = {}) => {
    const response = await http.post(path, body, headers)
    return { response, events: await readEvents(response) }
  }

  it('tells progress and pieces, then the answer', async () => {
    const { response, events } = await stream({ id: 1, text: 'Hi', options: { to: 'fr' } })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(events).toEqual([
      { name: 'progress', data: { done: 1, total: 2 } },
      { name: 'piece', data: { index: 1, text: 'second' } },
      { name: 'result', data: { id: 1, text: 'HI', from: 'en', to: 'fr', model: 'fake@1', notes: [] } },
    ])
  })

  it('says of which item a piece is', async () => {
    const { events } = await stream([{ text: 'a' }, { text: 'b' }])
    expect(events.filter(({ name }) => name === 'piece').map(({ data }) => data)).toEqual([
      { index: 1, text: 'second', item: 0 },
      { index: 1, text: 'second', item: 1 },
    ])
    expect(events.filter(({ name }) => name === 'progress').map(({ data }) => data)).toEqual([
      { done: 1, total: 2 },
      { done: 2, total: 2 },
    ])
    expect(events.at(-1)).toMatchObject({ name: 'result', data: [{ text: 'A' }, { text: 'B' }] })
  })

  it('ends with the problem when it goes wrong', async () => {
    const { response, events } = await stream({ text: 'fail MODEL_FAILED' })
    expect(response.status).toBe(200)
    expect(events.at(-1)).toMatchObject({
      name: 'error',
      data: { status: 503, code: 'MODEL_FAILED', type: '/errors/MODEL_FAILED' },
    })
  })

  it.each([
    ['/v1/translate', { accept: 'text/event-stream' }, true],
    ['/v1/translate?stream=1', {}, true],
    ['/v1/translate?stream=0', { accept: 'text/event-stream' }, false],
    ['/v1/translate', { accept: '*/*' }, false],
  ])('%s with %o: %s', async (path, headers, expected) => {
    const response = await http.post(path, { text: 'Hi' }, headers)
    await response.text()
    expect(response.headers.get('content-type')!.includes('event-stream')).toBe(expected)
  })

  it('is refused before it begins with a plain problem', async () => {
    const { response } = await stream({ txt: 'Hi' })
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })
})
