import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenHttp, openHttp } from './open-http.ts'
import { sendRaw } from './send-raw.ts'

let http: OpenHttp
const metrics = async () => ({ contentType: 'text/plain', text: '' })
beforeAll(async () => {
  http = await openHttp({ parts: { metrics } })
})
afterAll(() => http.door.stop())

const away = { host: 'parley.example', 'content-type': 'application/json' }
const body = JSON.stringify({ text: 'Hi', q: 'Hi', api_key: 'parley_wrong' })
const post = async (path: string, headers: Record<string, string> = {}) =>
  (await sendRaw(http.address, { method: 'POST', path, headers: { ...away, ...headers }, body })).status

/** What was told since the last time. */
const told = () =>
  http.turnedAway
    .splice(0)
    .map(({ task, code, origin }) => ({ task, code, ...(origin.key && { key: origin.key }) }))

it('tells of who has no key, or a wrong one, also where it stands in the body', async () => {
  expect([await post('/v1/sentiment'), await post('/translate')]).toEqual([401, 403])
  expect(told()).toEqual([
    { task: 'sentiment', code: 'NOT_AUTHENTICATED' },
    { task: 'translate', code: 'NOT_AUTHENTICATED' },
  ])
})

it('tells of a key that is for something else, and once of one whose quota is used up', async () => {
  const { key, token } = await http.keys.create({ name: 'ci', scopes: ['translate'], perMinute: 1 })
  const keyed = { authorization: `Bearer ${token}` }
  expect(await post('/v1/sentiment', keyed)).toBe(403)
  const ask = async () => (await http.post('/v1/translate', { text: 'Hi' }, keyed)).status
  expect([await ask(), await ask()]).toEqual([200, 429])
  expect(told()).toEqual([
    { task: 'sentiment', code: 'NOT_ALLOWED', key: key.id },
    { task: 'translate', code: 'RATE_LIMITED', key: key.id },
  ])
})

it('does not tell of what the bot answers, what is wrong in itself, and what is no task', async () => {
  expect((await http.post('/v1/sentiment', { text: 'Hi' })).status).toBe(200)
  expect((await http.post('/v1/sentiment', { txt: 'Hi' })).status).toBe(400)
  expect((await sendRaw(http.address, { path: '/metrics', headers: away })).status).toBe(401)
  expect(told()).toEqual([])
})

it('is recorded with its key and without a word, a thousand times a minute, so that nobody can fill the disk', async () => {
  const { recorded } = http
  expect(recorded.map(({ code }) => code).slice(0, 2)).toEqual(['NOT_AUTHENTICATED', 'NOT_AUTHENTICATED'])
  const before = recorded.length
  const calls = Array.from({ length: 1100 }, () =>
    http.post('/v1/sentiment', { text: 'secret words' }, { authorization: 'Bearer parley_x_y' }),
  )
  expect(new Set((await Promise.all(calls)).map(({ status }) => status))).toEqual(new Set([401]))
  expect(recorded).toHaveLength(1000)
  expect(http.turnedAway.splice(0)).toHaveLength(1100)
  expect(before).toBeGreaterThan(3)
  expect(JSON.stringify(recorded)).not.toMatch(/secret|parley_x/)
})
