import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type OpenHttp, openHttp } from './open-http.ts'
import { plainHandle } from './plain-handle.ts'
import { readEvents } from './read-events.ts'

let http: OpenHttp
let computed = 0
let waits: Promise<void> | undefined
beforeAll(async () => {
  http = await openHttp({
    house: {
      async handle(request, options) {
        computed++
        await waits
        return await plainHandle(request, options)
      },
    },
  })
})
beforeEach(() => {
  computed = 0
})
afterAll(() => http.door.stop())

let count = 0
const newKey = () => `key-${++count}`
const post = async (key: string, body: unknown, headers = {}, path = '/v1/translate') => {
  const response = await http.post(path, body, { 'idempotency-key': key, ...headers })
  return { status: response.status, answer: await response.json() }
}

describe('an idempotency key', () => {
  it('gives the same answer again, computed once', async () => {
    const key = newKey()
    const first = await post(key, { text: 'Hi' })
    expect(await post(key, { text: 'Hi' })).toEqual(first)
    expect({ status: first.status, computed }).toEqual({ status: 200, computed: 1 })
  })

  it('remembers also what will never work', async () => {
    const key = newKey()
    const first = await post(key, { text: 'fail EMPTY_INPUT' })
    expect(await post(key, { text: 'fail EMPTY_INPUT' })).toEqual(first)
    expect({ status: first.status, computed }).toEqual({ status: 422, computed: 1 })
  })

  it.each([
    ['one', { text: 'fail EXPIRED' }],
    ['one of several', [{ text: 'Hi' }, { text: 'fail EXPIRED' }]],
  ])('does not remember what may work later: %s', async (_what, body) => {
    const key = newKey()
    await post(key, body)
    await post(key, body)
    expect(computed).toBe([body].flat().length * 2)
  })

  it.each([
    ['another body', { text: 'Ho' }, {}, '/v1/translate'],
    ['another language', { text: 'Hi' }, { 'accept-language': 'de' }, '/v1/translate'],
  ])('is refused with %s', async (_what, body, headers, path) => {
    const key = newKey()
    await post(key, { text: 'Hi' })
    const { status, answer } = await post(key, body, headers, path)
    expect({ status, answer }).toMatchObject({ status: 422, answer: { code: 'KEY_REUSED' } })
    expect(computed).toBe(1)
  })

  it('is refused while the first is still answered', async () => {
    let release = () => {}
    waits = new Promise((resolve) => {
      release = resolve
    })
    const key = newKey()
    const first = post(key, { text: 'Hi' })
    await expect.poll(() => computed).toBe(1)
    const second = await http.post('/v1/translate', { text: 'Hi' }, { 'idempotency-key': key })
    expect({ status: second.status, after: second.headers.get('retry-after') }).toEqual({
      status: 409,
      after: '1',
    })
    expect(await post(key, { text: 'Ho' })).toMatchObject({ status: 422 })
    release()
    waits = undefined
    expect((await first).status).toBe(200)
    expect((await post(key, { text: 'Hi' })).status).toBe(200)
    expect(computed).toBe(1)
  })

  it('belongs to the caller and to the task', async () => {
    const key = newKey()
    const keys = await Promise.all(['a', 'b'].map((name) => http.keys.create({ name, scopes: ['*'] })))
    const callers = [{}, ...keys.map(({ token }) => ({ authorization: `Bearer ${token}` }))]
    for (const caller of callers) expect((await post(key, { text: 'Hi' }, caller)).status).toBe(200)
    expect((await post(key, { text: 'Hi' }, {}, '/v1/sentiment')).status).toBe(200)
    expect(computed).toBe(4)
  })

  it.each(['', 'x'.repeat(256)])('has 1 to 255 characters', async (key) => {
    expect((await post(key, { text: 'Hi' })).status).toBe(400)
  })

  it('gives the answer of a broken stream to whoever asks again, as a stream or not', async () => {
    const key = newKey()
    const events = async () => {
      const response = await http.post('/v1/translate?stream', { text: 'Hi' }, { 'idempotency-key': key })
      return await readEvents(response)
    }
    const first = await events()
    expect(await events()).toEqual(first)
    expect((await post(key, { text: 'Hi' })).answer).toEqual(first[0]?.data)
    expect({ name: first[0]?.name, computed }).toEqual({ name: 'result', computed: 1 })
  })

  it('is answered anew without one', async () => {
    await http.post('/v1/translate', { text: 'Hi' })
    await http.post('/v1/translate', { text: 'Hi' })
    expect(computed).toBe(2)
  })
})
