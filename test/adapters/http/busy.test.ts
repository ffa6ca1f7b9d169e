import { once } from 'node:events'
import { request as sendRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { HttpSettings } from '../../../adapters/http/http-settings.ts'
import type { Handle } from '../../../src/contract/adapter.ts'
import { type OpenHttp, openHttp } from './open-http.ts'
import { plainHandle } from './plain-handle.ts'
import { readEvents } from './read-events.ts'

let http: OpenHttp
afterEach(() => http.door.stop())

/** A house whose answers wait until they are released, and that says what was given up. */
async function openSlow(settings: Partial<HttpSettings> = {}) {
  const state = { begun: 0, aborted: 0, most: 0, now: 0, release: () => {} }
  const released = new Promise<void>((resolve) => {
    state.release = resolve
  })
  const handle: Handle = async (request, options) => {
    state.begun++
    state.most = Math.max(state.most, ++state.now)
    const gone = new Promise<void>((resolve) => options?.signal?.addEventListener('abort', () => resolve()))
    await Promise.race([released, gone])
    state.now--
    if (!options?.signal?.aborted) return await plainHandle(request, options)
    state.aborted++
    const error = { code: 'CANCELLED' as const, message: 'gone' }
    return { title: '', notes: [], models: [], data: { error }, error, visibility: 'private' }
  }
  http = await openHttp({ settings, house: { handle } })
  return state
}

/** Sends and goes away as soon as the work has begun. */
async function sendAndGo(path: string, body: unknown, begun: () => boolean): Promise<void> {
  const { hostname, port } = new URL(http.address)
  const headers = { 'content-type': 'application/json' }
  const sent = sendRequest({ hostname, port, path, method: 'POST', headers })
  sent.on('error', () => {})
  sent.end(JSON.stringify(body))
  await expect.poll(begun).toBe(true)
  sent.destroy()
}

const lastLine = () => http.record.lines.findLast(({ message }) => message === 'answered over HTTP')?.fields

describe('a client that goes away', () => {
  it.each([
    ['a plain request', '/v1/sentiment', { text: 'Hi' }, 1],
    ['a batch', '/v1/sentiment', [{ text: 'a' }, { text: 'b' }], 2],
    ['a stream', '/v1/sentiment?stream', { text: 'Hi' }, 1],
    ['LibreTranslate', '/translate', { q: 'Hi', source: 'en', target: 'fr' }, 1],
  ])('has its work dropped: %s', async (_what, path, body, items) => {
    const state = await openSlow()
    await sendAndGo(path, body, () => state.begun === items)
    await expect.poll(() => state.aborted).toBe(items)
    await expect.poll(lastLine).toMatchObject({ status: 499 })
    // What it took is free again.
    state.release()
    expect((await http.post('/v1/sentiment', { text: 'Hi' })).status).toBe(200)
  })

  it('is remembered by no idempotency key', async () => {
    const state = await openSlow()
    const { hostname, port } = new URL(http.address)
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k' }
    const sent = sendRequest({ hostname, port, path: '/v1/sentiment', method: 'POST', headers })
    sent.on('error', () => {})
    sent.end('{"text":"Hi"}')
    await expect.poll(() => state.begun).toBe(1)
    sent.destroy()
    await expect.poll(() => state.aborted).toBe(1)
    state.release()
    expect((await http.post('/v1/sentiment', { text: 'Hi' }, { 'idempotency-key': 'k' })).status).toBe(200)
    expect(state.begun).toBe(2)
  })

  it('does not mean one that has its answer', async () => {
    const signals: AbortSignal[] = []
    http = await openHttp({
      house: {
        handle(request, options) {
          signals.push(options!.signal!)
          return plainHandle(request, options)
        },
      },
    })
    await (await http.post('/v1/sentiment', { text: 'Hi' })).text()
    await (await http.post('/v1/sentiment?stream', { text: 'Hi' })).text()
    await http.door.stop()
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false])
  })
})

describe('too much at once', () => {
  it('is refused at once, and let in again', async () => {
    const state = await openSlow({ inFlight: 2 })
    const post = () => http.post('/v1/sentiment', { text: 'Hi' })
    const begun = [post(), post()]
    await expect.poll(() => state.begun).toBe(2)
    for (const path of ['/v1/sentiment', '/translate', '/v1/sentiment?stream']) {
      const body = path === '/translate' ? { q: 'Hi', source: 'en', target: 'fr' } : { text: 'Hi' }
      const refused = await http.post(path, body)
      expect({ status: refused.status, after: refused.headers.get('retry-after') }).toEqual({
        status: 429,
        after: '1',
      })
    }
    const refused = { code: 'OVERLOADED', origin: { platform: 'http' } }
    expect(http.turnedAway).toMatchObject([
      { ...refused, task: 'sentiment' },
      { ...refused, task: 'translate' },
      { ...refused, task: 'sentiment' },
    ])
    expect((await http.get('/healthz')).status).toBe(200)
    expect((await http.get('/v1/models')).status).toBe(200)
    state.release()
    expect((await Promise.all(begun)).map(({ status }) => status)).toEqual([200, 200])
    expect((await post()).status).toBe(200)
  })

  it('is not paid for', async () => {
    const state = await openSlow({ inFlight: 1 })
    const { token } = await http.keys.create({ name: 'x', scopes: ['*'], perMinute: 2 })
    const post = () => http.post('/v1/sentiment', { text: 'Hi' }, { 'x-api-key': token })
    const first = post()
    await expect.poll(() => state.begun).toBe(1)
    expect((await post()).status).toBe(429)
    state.release()
    expect((await first).status).toBe(200)
    expect((await post()).status).toBe(200)
  })

  it('is not a batch, whose items take turns', async () => {
    const state = await openSlow({ inFlight: 20 })
    const items = Array.from({ length: 10 }, (_, index) => ({ text: `${index}` }))
    const batch = http.post('/v1/translate', items)
    await expect.poll(() => state.begun).toBe(8)
    const single = http.post('/v1/translate', { text: 'Hi' })
    await expect.poll(() => state.begun).toBe(9)
    state.release()
    expect((await (await batch).json()) as { text: string }[]).toHaveLength(10)
    expect((await single).status).toBe(200)
    expect(state.most).toBeLessThanOrEqual(9)
  })
})

describe('closing', () => {
  it('finishes what was begun and takes nothing new', async () => {
    const state = await openSlow()
    const begun = http.post('/v1/sentiment', { text: 'Hi' })
    const stream = http.post('/v1/sentiment?stream', { text: 'Hi' })
    await expect.poll(() => state.begun).toBe(2)
    const stopped = http.door.stop()
    await expect(fetch(`${http.address}/healthz`)).rejects.toThrow()
    state.release()
    expect((await begun).status).toBe(200)
    expect(await readEvents(await stream)).toMatchObject([{ name: 'result' }])
    await stopped
    await http.door.closed
  })

  it('tells so on a connection that is still open', async () => {
    const state = await openSlow()
    const { hostname, port } = new URL(http.address)
    const socket = connect(Number(port), hostname)
    const head = 'POST /v1/sentiment HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'
    const ask = `${head}Content-Length: 13\r\n\r\n{"text":"Hi"}`
    let came = ''
    socket.on('data', (chunk) => {
      came += String(chunk)
    })
    const ended = new Promise((resolve) => socket.on('close', resolve))
    socket.write(ask)
    await expect.poll(() => state.begun).toBe(1)
    const stopped = http.door.stop()
    socket.write(ask)
    socket.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n')
    state.release()
    await ended
    await stopped
    expect(came).toMatch(/^HTTP\/1.1 200 /)
    expect(state.begun).toBe(1)
  })

  // Node alone would wait for half a minute.
  it('waits for no connection on which nothing was asked', { timeout: 10_000 }, async () => {
    http = await openHttp()
    const socket = connect(Number(new URL(http.address).port), '127.0.0.1')
    await once(socket, 'connect')
    // Its turn comes after the other's, so that one is known to the server.
    expect((await http.get('/healthz')).status).toBe(200)
    const ended = once(socket, 'close')
    await http.door.stop()
    await ended
  })

  it('says first that it is not ready', async () => {
    http = await openHttp({ parts: { ready: () => false } })
    const answer = await http.get('/readyz')
    expect({ status: answer.status, body: await answer.json() }).toEqual({
      status: 503,
      body: { status: 'not ready' },
    })
    expect((await http.get('/healthz')).status).toBe(200)
  })
})

describe('an address that is taken', () => {
  it('is said in one line', async () => {
    http = await openHttp()
    const port = Number(new URL(http.address).port)
    await expect(openHttp({ settings: { port } })).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: `The HTTP API cannot open http://127.0.0.1:${port}: something else listens there; set PARLEY_HTTP_PORT or PARLEY_HTTP_HOST.`,
    })
  })
})
