import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Handle } from '../../../src/contract/adapter.ts'
import type { KeyWishes } from '../../../src/contract/keys.ts'
import type { Origin } from '../../../src/contract/request.ts'
import { type OpenHttp, openHttp } from './open-http.ts'
import { plainHandle } from './plain-handle.ts'
import { sendRaw } from './send-raw.ts'

let http: OpenHttp
const opened: OpenHttp[] = []
afterAll(() => Promise.all(opened.map(({ door }) => door.stop())))

async function open(options: Parameters<typeof openHttp>[0] = {}) {
  http = await openHttp(options)
  opened.push(http)
}

const body = JSON.stringify({ text: 'Hi' })
const json = { 'content-type': 'application/json' }
const send = (headers: Record<string, string>, path = '/v1/sentiment') =>
  sendRaw(http.address, { method: 'POST', path, headers: { ...json, ...headers }, body })
const statusOf = async (headers: Record<string, string>) => (await send(headers)).status

describe('without a key', () => {
  /** Whether somebody at this machine sent it. */
  const CASES: [what: string, headers: Record<string, string>, status: number][] = [
    ['nothing more', {}, 200],
    ['localhost as host', { host: 'localhost:8420' }, 200],
    ['another loopback address as host', { host: '127.0.0.2' }, 200],
    ['IPv6 loopback as host', { host: '[::1]:8420' }, 200],
    ['another host: DNS rebinding', { host: 'evil.example' }, 401],
    ['a host that only begins like it', { host: 'localhost.evil.example' }, 401],
    ['a host that only looks like an address', { host: '127.0.0.1.evil.example' }, 401],
    ['a number as host', { host: '127.1' }, 401],
    ['a proxy between', { 'x-forwarded-for': '127.0.0.1' }, 401],
    ['a proxy between, newly said', { forwarded: 'for=127.0.0.1' }, 401],
    ['a proxy between that says its name', { via: '1.1 proxy' }, 401],
    ['a proxy between that says only the host', { 'x-forwarded-host': 'localhost' }, 401],
    ['a proxy between of another kind', { 'x-real-ip': '127.0.0.1' }, 401],
    ['a page of another site', { origin: 'https://evil.example' }, 401],
    ['a page of another port', { origin: 'http://127.0.0.1:3000' }, 401],
    ['a page of nowhere', { origin: 'null' }, 401],
    ['a link on another site', { 'sec-fetch-site': 'cross-site' }, 401],
    ['a page of a sister site', { 'sec-fetch-site': 'same-site' }, 401],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
    ['the person at the address bar', { 'sec-fetch-site': 'none' }, 200],
    ['a wrong key', { authorization: 'Bearer parley_wrong' }, 401],
    ['an empty key', { 'x-api-key': '' }, 200],
  ]
  beforeAll(() => open())
  it.each(CASES)('%s', async (_what, headers, status) => {
    expect(await statusOf(headers)).toBe(status)
  })

  it('is let in from our own page, by its origin', async () => {
    expect(await statusOf({ origin: http.address })).toBe(200)
  })

  it('is let in from the pages that the operator names, but not from all', async () => {
    await open({ settings: { corsOrigins: ['https://own.example'] } })
    expect(await statusOf({ origin: 'https://own.example' })).toBe(200)
    expect(await statusOf({ origin: 'https://evil.example' })).toBe(401)
    await open({ settings: { corsOrigins: ['*'] } })
    expect(await statusOf({ origin: 'https://evil.example' })).toBe(401)
  })

  it('says why, and what to do', async () => {
    const answer = await send({ host: 'evil.example' })
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="Parley"')
    expect(JSON.parse(answer.text).detail).toBe(
      'Without an API key the host must be localhost. Send an API key: Authorization: Bearer parley_…',
    )
  })

  it('is open where nothing is told that must not be', async () => {
    for (const path of [
      '/healthz',
      '/readyz',
      '/openapi.json',
      '/docs',
      '/languages',
      '/frontend/settings',
      '/errors/INTERNAL',
    ]) {
      expect((await sendRaw(http.address, { path, headers: { host: 'evil.example' } })).status).toBe(200)
    }
    for (const path of ['/v1/tasks', '/v1/models', '/v1/models/x']) {
      expect((await sendRaw(http.address, { path, headers: { host: 'evil.example' } })).status).toBe(401)
    }
  })
})

describe('behind a proxy that is trusted', () => {
  const CASES: [what: string, headers: Record<string, string>, status: number][] = [
    ['a client elsewhere', { 'x-forwarded-for': '203.0.113.7' }, 401],
    ['a client elsewhere that pretends', { 'x-forwarded-for': '127.0.0.1, 203.0.113.7' }, 401],
    ['a client at this machine', { 'x-forwarded-for': '::1' }, 200],
    [
      'a client at this machine that calls it by another name',
      { 'x-forwarded-for': '::1', 'x-forwarded-host': 'evil.example' },
      401,
    ],
    ['a header that is not read', { 'x-forwarded-for': '::1', forwarded: 'for=203.0.113.7' }, 401],
    ['no header at all', {}, 200],
  ]
  beforeAll(() => open({ settings: { trustProxy: ['127.0.0.1'] } }))
  it.each(CASES)('%s', async (_what, headers, status) => {
    expect(await statusOf(headers)).toBe(status)
  })

  it('does not believe somebody else who says so', async () => {
    await open({ settings: { trustProxy: ['10.0.0.1'] } })
    expect(await statusOf({ 'x-forwarded-for': '127.0.0.1' })).toBe(401)
  })
})

describe('with a key', () => {
  let origins: Origin[] = []
  const handle: Handle = (request, options) => {
    origins.push(request.origin)
    return plainHandle(request, options)
  }
  beforeAll(() => open({ house: { handle } }))

  async function create(wishes: Partial<KeyWishes>) {
    origins = []
    return await http.keys.create({ name: 'ci', scopes: ['*'], ...wishes })
  }

  it.each([
    ['Authorization', (token: string) => ({ authorization: `Bearer ${token}` })],
    ['another spelling of it', (token: string) => ({ authorization: `bearer  ${token}` })],
    ['X-Api-Key', (token: string) => ({ 'x-api-key': token })],
  ])('in %s everybody may call', async (_where, headers) => {
    const { token, key } = await create({})
    expect(
      await statusOf({ ...headers(token), host: 'parley.example', 'x-forwarded-for': '203.0.113.7' }),
    ).toBe(200)
    expect(origins).toEqual([{ platform: 'http', key: key.id }])
  })

  it('may do what it is for', async () => {
    const { token } = await create({ scopes: ['translate', 'detect-language'] })
    const headers = { authorization: `Bearer ${token}` }
    expect((await send(headers, '/v1/translate')).status).toBe(200)
    const refused = await send(headers)
    expect(refused.status).toBe(403)
    expect(JSON.parse(refused.text)).toMatchObject({
      code: 'NOT_ALLOWED',
      detail: 'The key "ci" needs the scope sentiment; it has translate, detect-language.',
    })
    expect((await http.get('/v1/models', headers)).status).toBe(200)
  })

  it('may not when it was revoked or is over', async () => {
    const { token, key } = await create({})
    await http.keys.revoke(key.id)
    expect(await statusOf({ authorization: `Bearer ${token}` })).toBe(401)
    const old = await http.keys.create({ name: 'old', scopes: ['*'], expires: Date.now() - 1 })
    expect(await statusOf({ authorization: `Bearer ${old.token}` })).toBe(401)
  })

  it('pays for every item, and is told when to come again', async () => {
    const { token } = await create({ perMinute: 4 })
    const headers = { authorization: `Bearer ${token}` }
    const batch = [{ text: 'a' }, { text: 'b' }, { text: 'c' }]
    expect((await http.post('/v1/sentiment', batch, headers)).status).toBe(200)
    const refused = await http.post('/v1/sentiment', batch, headers)
    expect({ status: refused.status, after: refused.headers.get('retry-after') }).toEqual({
      status: 429,
      after: '42',
    })
    expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 42 })
    expect((await http.post('/v1/sentiment', { txt: 'wrong' }, headers)).status).toBe(400)
    expect((await http.post('/v1/sentiment', { text: 'd' }, headers)).status).toBe(200)
  })
})

describe('measurements', () => {
  const metrics = async () => ({ contentType: 'text/plain; version=0.0.4', text: 'parley_up 1\n' })

  it('are for this machine and for keys that may', async () => {
    await open({ parts: { metrics } })
    expect(await (await http.get('/metrics')).text()).toBe('parley_up 1\n')
    const host = { host: 'parley.example' }
    const status = async (scopes: string[]) => {
      const { token } = await http.keys.create({ name: 'x', scopes })
      return (await sendRaw(http.address, { path: '/metrics', headers: { ...host, 'x-api-key': token } }))
        .status
    }
    expect((await sendRaw(http.address, { path: '/metrics', headers: host })).status).toBe(401)
    expect([await status(['*']), await status(['metrics'])]).toEqual([403, 200])
  })

  it('are not there when nothing measures', async () => {
    await open()
    expect((await http.get('/metrics')).status).toBe(404)
  })
})

describe('pages of other origins', () => {
  const preflight = { origin: 'https://own.example', 'access-control-request-method': 'POST' }
  const ask = (headers: Record<string, string>) =>
    sendRaw(http.address, { method: 'OPTIONS', path: '/v1/sentiment', headers })

  it('may do nothing when none are named', async () => {
    await open()
    expect((await ask(preflight)).headers['access-control-allow-origin']).toBeUndefined()
    expect(
      (await send({ origin: 'https://own.example' })).headers['access-control-allow-origin'],
    ).toBeUndefined()
  })

  it('may call when they are named', async () => {
    await open({ settings: { corsOrigins: ['https://own.example'] } })
    const answer = await ask(preflight)
    expect({ status: answer.status, ...answer.headers }).toMatchObject({
      status: 204,
      'access-control-allow-origin': 'https://own.example',
      'access-control-allow-methods': 'GET, HEAD, POST',
    })
    const other = await ask({ ...preflight, origin: 'https://evil.example' })
    expect(other.headers['access-control-allow-origin']).toBeUndefined()
    expect((await ask({})).status).toBe(204)
    const { token } = await http.keys.create({ name: 'x', scopes: ['*'] })
    const called = await send({ origin: 'https://own.example', 'x-api-key': token })
    expect(called.headers['access-control-allow-origin']).toBe('https://own.example')
  })
})

describe('secure headers', () => {
  it('are on everything', async () => {
    await open()
    for (const path of ['/v1/tasks', '/docs', '/nowhere', '/healthz']) {
      const { headers } = await http.get(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('cache-control') === 'no-store').toBe(path === '/v1/tasks')
    }
  })
})
