import { afterEach, describe, expect, it } from 'vitest'
import { type OpenHttp, openHttp } from './open-http.ts'

let http: OpenHttp
afterEach(() => http.door.stop())

const text = { text: 'nobody shall read these words' }
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('what the door itself refuses', () => {
  it('is accounted for with its key and without a word, and nothing else is', async () => {
    http = await openHttp()
    const { key, token } = await http.keys.create({ name: 'small', scopes: ['sentiment'], perMinute: 1 })
    expect((await http.post('/v1/sentiment', text, bearer('parley_wrong_key'))).status).toBe(401)
    expect((await http.post('/v1/translate', text, bearer(token))).status).toBe(403)
    expect((await http.post('/v1/sentiment', text, bearer(token))).status).toBe(200)
    expect((await http.post('/v1/sentiment', text, bearer(token))).status).toBe(429)
    expect((await http.post('/v1/sentiment', { nothing: 1 })).status).toBe(400)
    expect((await http.get('/v1/tasks', bearer('parley_wrong_key'))).status).toBe(401)
    expect(http.accounts.map(({ task, code, origin }) => [task, code, origin.platform, origin.key])).toEqual([
      ['sentiment', 'NOT_AUTHENTICATED', 'http', undefined],
      ['translate', 'NOT_ALLOWED', 'http', key.id],
      ['sentiment', 'RATE_LIMITED', 'http', key.id],
    ])
    expect(JSON.stringify(http.accounts)).not.toMatch(/nobody|words|wrong_key/)
  })

  it('is accounted for a thousand times a minute, so that nobody can fill the disk', async () => {
    http = await openHttp()
    const calls = Array.from({ length: 1100 }, () => http.post('/v1/sentiment', text, bearer('parley_x_y')))
    expect(new Set((await Promise.all(calls)).map(({ status }) => status))).toEqual(new Set([401]))
    expect(http.accounts).toHaveLength(1000)
  })
})
