import { describe, expect, it } from 'vitest'
import { openHttp } from './open-http.ts'
import { sendRaw } from './send-raw.ts'

describe('the log of the HTTP door', () => {
  it('has a line for each request, and never a text, a key or what stands in an address', async () => {
    const http = await openHttp()
    const { token, key } = await http.keys.create({ name: 'ci', scopes: ['*'] })
    const secret = 'purple elephants'
    await http.post('/v1/sentiment', { text: secret }, { authorization: `Bearer ${token}` })
    await http.post(`/v1/sentiment?show=${encodeURIComponent(secret)}`, { text: secret, [secret]: 1 })
    await http.post('/v1/translate?stream', { text: secret, id: secret })
    await http.post('/translate', { q: secret, source: secret, target: 'fr', api_key: 'parley_purple' })
    await http.post('/translate', { q: secret, source: 'en', target: 'fr', api_key: token })
    await http.get(`/v1/models/${encodeURIComponent(secret)}`)
    await http.get(`/${encodeURIComponent(secret)}`)
    await sendRaw(http.address, {
      path: '/v1/models/%zz-purple',
      headers: { host: 'purple.example', 'x-api-key': 'purple' },
    })
    await http.door.stop()
    const lines = http.record.lines
      .filter(({ message }) => message === 'answered over HTTP')
      .map(({ fields }) => fields)
    expect(lines).toMatchObject([
      { door: 'http', method: 'POST', route: '/v1/sentiment', status: 200, key: key.id },
      { route: '/v1/sentiment', status: 400 },
      { route: '/v1/translate', status: 200 },
      { route: '/translate', status: 403 },
      { route: '/translate', status: 200, key: key.id },
      { method: 'GET', route: '/v1/models/:name', status: 404 },
      { route: 'none', status: 404 },
      { route: 'none', status: 400 },
    ])
    expect(
      lines.every(
        ({ milliseconds, request }) => Number.isInteger(milliseconds) && typeof request === 'string',
      ),
    ).toBe(true)
    expect(http.record.text()).not.toMatch(/purple|elephants|parley_/)
  })
})
