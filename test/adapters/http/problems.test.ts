import { connect } from 'node:net'
import { text as readAll } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ERRORS, type ErrorCode } from '../../../src/contract/errors.ts'
import { type OpenHttp, openHttp } from './open-http.ts'
import { sendRaw } from './send-raw.ts'

let http: OpenHttp
beforeAll(async () => {
  http = await openHttp({ settings: { bodyBytes: 2000 } })
})
afterAll(() => http.door.stop())

const json = { 'content-type': 'application/json' }

/** What a client may get wrong before the bot hears of it. */
const WRONG: [what: string, request: Parameters<typeof sendRaw>[1], code: ErrorCode, detail?: RegExp][] = [
  ['no JSON', { method: 'POST', headers: json, body: '{"text":' }, 'BAD_REQUEST', /not valid JSON/],
  ['an empty body', { method: 'POST', headers: json, body: '' }, 'BAD_REQUEST', /empty/],
  ['no body', { method: 'POST' }, 'BAD_REQUEST', /body: expected object or array/],
  [
    'a prototype',
    { method: 'POST', headers: json, body: '{"__proto__":{},"text":"x"}' },
    'BAD_REQUEST',
    /no "__proto__"/,
  ],
  ['a number', { method: 'POST', headers: json, body: '7' }, 'BAD_REQUEST', /expected object or array/],
  ['no text', { method: 'POST', headers: json, body: '{}' }, 'BAD_REQUEST', /'text'/],
  [
    'a text of numbers',
    { method: 'POST', headers: json, body: '{"text":[1]}' },
    'BAD_REQUEST',
    /body\/text: expected string/,
  ],
  [
    'an unknown member',
    { method: 'POST', headers: json, body: '{"text":"x","txt":"x"}' },
    'BAD_REQUEST',
    /no "txt"/,
  ],
  [
    'an unknown option',
    { method: 'POST', headers: json, body: '{"text":"x","options":{"wy":true}}' },
    'BAD_REQUEST',
    /no "wy"/,
  ],
  [
    'a wrong option',
    { method: 'POST', headers: json, body: '{"text":"x","options":{"why":1}}' },
    'BAD_REQUEST',
    /boolean/,
  ],
  [
    'a wrong locale',
    { method: 'POST', headers: json, body: '{"text":"x","locale":"../x"}' },
    'BAD_REQUEST',
    /pattern/,
  ],
  ['an empty batch', { method: 'POST', headers: json, body: '[]' }, 'BAD_REQUEST', /fewer than 1/],
  [
    'too large a batch',
    { method: 'POST', headers: json, body: JSON.stringify(Array(11).fill({ text: 'x' })) },
    'BAD_REQUEST',
    /more than 10/,
  ],
  [
    'an unknown query',
    { method: 'POST', path: '/v1/sentiment?x=1', headers: json, body: '{"text":"x"}' },
    'BAD_REQUEST',
    /no "x"/,
  ],
  [
    'another content type',
    { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' },
    'UNSUPPORTED_MEDIA',
  ],
  [
    'a form',
    { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'text=x' },
    'UNSUPPORTED_MEDIA',
  ],
  [
    'a body too large',
    { method: 'POST', headers: json, body: JSON.stringify({ text: 'x'.repeat(2000) }) },
    'TOO_LARGE',
  ],
  ['another method', { method: 'DELETE' }, 'METHOD_NOT_ALLOWED', /POST, OPTIONS/],
  [
    'an unknown task',
    { method: 'POST', path: '/v1/toxicity', headers: json, body: '{}' },
    'UNKNOWN_TASK',
    /sentiment/,
  ],
  ['an unknown address', { path: '/v2' }, 'NOT_FOUND'],
  ['an unknown model', { path: '/v1/models/gpt' }, 'UNKNOWN_MODEL'],
  ['an address that is none', { path: '/v1/models/%E0%A4%A' }, 'BAD_REQUEST'],
  ['a very long name', { path: `/v1/models/${'x'.repeat(500)}` }, 'NOT_FOUND'],
  [
    'a secret key that is none',
    { headers: { 'x-api-key': 'parley_x' }, path: '/v1/models' },
    'NOT_AUTHENTICATED',
  ],
  [
    'a second word for a key',
    { headers: { authorization: 'Basic eDp4' }, path: '/v1/models' },
    'NOT_AUTHENTICATED',
    /Bearer/,
  ],
]

describe('problems', () => {
  it.each(WRONG)('%s', async (_what, request, code, detail = /./) => {
    const answer = await sendRaw(http.address, { path: '/v1/sentiment', ...request })
    const problem = JSON.parse(answer.text)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    const { status, tell } = ERRORS[code]
    expect({ status: answer.status, problem }).toMatchObject({
      status,
      problem: {
        type: `/errors/${code}`,
        title: tell,
        status,
        code,
        instance: `urn:uuid:${answer.headers['x-request-id']}`,
      },
    })
    expect(problem.detail).toMatch(detail)
  })

  it.each(Object.keys(ERRORS) as ErrorCode[])(
    '%s of the bot has its status, and says where it is explained',
    async (code) => {
      const response = await http.post('/v1/sentiment', { text: `fail ${code}` })
      const problem = (await response.json()) as { type: string; title: string }
      expect(response.status).toBe(ERRORS[code].status)
      expect(response.headers.has('retry-after')).toBe(ERRORS[code].retry)
      expect(response.headers.has('www-authenticate')).toBe(ERRORS[code].status === 401)
      const explained = await (await http.get(problem.type)).json()
      expect(explained).toEqual({
        code,
        title: problem.title,
        status: ERRORS[code].status,
        retry: ERRORS[code].retry,
      })
    },
  )

  it('are answered to what is no HTTP', async () => {
    const answer = await sendBytes('HELLO\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/)
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({ code: 'BAD_REQUEST', status: 400 })
  })

  it('are answered to a head that is too large, and to one without a host', async () => {
    expect(await sendBytes(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 413 /,
    )
    expect(await sendBytes('GET /v1/models HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1.1 400 [\s\S]*no Host/,
    )
  })

  it('say nothing of what nobody foresaw, and log it without its message', async () => {
    const handle = async () => {
      throw new TypeError('hunter2')
    }
    const broken = await openHttp({ house: { handle } })
    const response = await broken.post('/v1/sentiment', { text: 'Hi' })
    expect(await response.json()).toMatchObject({
      status: 500,
      code: 'INTERNAL',
      detail: ERRORS.INTERNAL.tell,
    })
    expect(broken.record.text()).toContain('problems.test.ts')
    expect(broken.record.text()).not.toContain('hunter2')
    await broken.door.stop()
  })

  async function sendBytes(bytes: string): Promise<string> {
    const { hostname, port } = new URL(http.address)
    const socket = connect(Number(port), hostname)
    socket.end(bytes)
    return await readAll(socket)
  }
})

describe('other methods', () => {
  it.each([
    ['/v1/sentiment', 'POST, OPTIONS'],
    ['/v1/tasks', 'GET, HEAD, OPTIONS'],
    ['/openapi.json', 'GET, HEAD, OPTIONS'],
    ['/v1/models/x', 'GET, HEAD, OPTIONS'],
    ['/translate', 'POST, OPTIONS'],
  ])('OPTIONS %s says what there is', async (path, allow) => {
    const answer = await sendRaw(http.address, { method: 'OPTIONS', path })
    expect({ status: answer.status, allow: answer.headers.allow, text: answer.text }).toEqual({
      status: 204,
      allow,
      text: '',
    })
  })

  it('HEAD is GET without its body', async () => {
    const answer = await sendRaw(http.address, { method: 'HEAD', path: '/v1/tasks' })
    expect({ status: answer.status, text: answer.text }).toEqual({ status: 200, text: '' })
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(500)
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'GET'])(
    '%s is not taken, whatever the body is',
    async (method) => {
      const headers = { 'content-type': 'image/png' }
      const answer = await sendRaw(http.address, { method, path: '/v1/translate', headers, body: 'x' })
      expect({ status: answer.status, allow: answer.headers.allow }).toEqual({
        status: 405,
        allow: 'POST, OPTIONS',
      })
    },
  )
})
