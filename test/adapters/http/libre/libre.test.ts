import { libreTranslate } from 'libretranslate-ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TaskRequest } from '../../../../src/contract/request.ts'
import { type OpenHttp, openHttp } from '../open-http.ts'
import { plainHandle } from '../plain-handle.ts'
import { sendRaw } from '../send-raw.ts'

let http: OpenHttp
let asked: TaskRequest[] = []
beforeAll(async () => {
  http = await openHttp({
    house: {
      handle(request, options) {
        asked.push(request)
        return plainHandle(request, options)
      },
    },
  })
})
beforeEach(() => {
  asked = []
})
afterAll(() => http.door.stop())

const post = async (path: string, body: unknown, headers = {}) => {
  const response = await http.post(path, body, headers)
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}

const GERMAN = 'Wir haben den Fehler gefunden und werden ihn morgen früh beheben, versprochen.'
const FRENCH = 'Nous avons trouvé le problème et nous allons le corriger demain matin, promis.'

describe('the unmodified client libretranslate-ts', () => {
  beforeAll(() => libreTranslate.setApiEndpoint(http.address))

  it('lists languages', async () => {
    const languages = await libreTranslate.listLanguages()
    expect(languages.map(({ code }) => code)).toEqual(['de', 'en', 'es', 'fr'])
    expect(languages[1]).toEqual({ code: 'en', name: 'English', targets: ['de', 'en', 'es', 'fr'] })
    expect(languages[3]?.targets).toEqual(['de', 'en', 'es', 'fr'])
  })

  it('translates', async () => {
    expect(await libreTranslate.translate('Hello', 'en', 'fr')).toMatchObject({
      status: 200,
      translatedText: 'HELLO',
    })
    expect(asked[0]).toMatchObject({
      task: 'translate',
      input: { text: 'Hello' },
      options: { from: 'en', to: 'fr' },
    })
  })

  it('detects', async () => {
    expect(await libreTranslate.detect(GERMAN)).toMatchObject({ status: 200, language: 'en', confidence: 90 })
    expect(asked[0]).toMatchObject({ task: 'detect-language', input: { text: GERMAN } })
  })

  it('is told what went wrong', async () => {
    const { translatedText, error } = await libreTranslate.translate('fail UNSUPPORTED_LANGUAGE', 'en', 'xx')
    expect({ translatedText, error }).toEqual({
      translatedText: '',
      error: 'No installed model works with that language.',
    })
  })

  it('gives its key in the body', async () => {
    const { token, key } = await http.keys.create({ name: 'libre', scopes: ['translate'] })
    libreTranslate.setApiKey(token)
    expect((await libreTranslate.translate('Hello', 'en', 'fr')).translatedText).toBe('HELLO')
    expect(asked[0]?.origin.key).toBe(key.id)
    expect((await libreTranslate.detect('Hello')).error).toMatch(/needs the scope detect-language/)
    libreTranslate.setApiKey('parley_wrong')
    expect((await libreTranslate.translate('Hello', 'en', 'fr')).error).toMatch(/API key/)
    libreTranslate.setApiKey(null as unknown as string)
  })
})

describe('/translate', () => {
  it('detects the language when asked to, and says which', async () => {
    const { answer } = await post('/translate', { q: GERMAN, source: 'auto', target: 'en' })
    expect(answer).toEqual({
      translatedText: GERMAN.toUpperCase(),
      detectedLanguage: { language: 'de', confidence: 100 },
    })
    expect(asked[0]?.options).toEqual({ from: 'de', to: 'en' })
  })

  it('takes several texts, of which short ones are in the language of all', async () => {
    const q = [GERMAN, FRENCH, 'ja', '  ']
    const { answer } = await post('/translate', { q, source: 'auto', target: 'en' })
    expect(answer.translatedText).toEqual([...q.slice(0, 3).map((one) => one.toUpperCase()), '  '])
    expect(
      (answer.detectedLanguage as { language: string }[]).map(({ language }) => language).slice(0, 2),
    ).toEqual(['de', 'fr'])
    expect(asked).toHaveLength(3)
  })

  it('takes a form', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = 'q=Hello%20there&source=en&target=fr&format=text&api_key='
    const answer = await sendRaw(http.address, { method: 'POST', path: '/translate', headers, body })
    expect(JSON.parse(answer.text)).toEqual({ translatedText: 'HELLO THERE' })
    const several = await sendRaw(http.address, {
      method: 'POST',
      path: '/translate',
      headers,
      body: `q=a&${body}`,
    })
    expect(JSON.parse(several.text)).toEqual({ translatedText: ['A', 'HELLO THERE'] })
  })

  it('keeps the markup of HTML', async () => {
    const q = '<p class="x">Hello&nbsp;<b>there</b></p><script>let x</script>'
    const { answer } = await post('/translate', { q, source: 'auto', target: 'fr', format: 'html' })
    expect(answer.translatedText).toMatch(
      /^<p class="x">HELLO&(?:nbsp|amp;NBSP|NBSP);<b>THERE<\/b><\/p><script>let x<\/script>$/,
    )
  })

  it.each([
    ['no q', { source: 'en', target: 'fr' }, 400, /'q'/],
    ['an empty q', { q: '', source: 'en', target: 'fr' }, 400, /q/],
    ['no target', { q: 'x', source: 'en' }, 400, /'target'/],
    ['another format', { q: 'x', source: 'en', target: 'fr', format: 'pdf' }, 400, /"text", "html"/],
    ['too many texts', { q: Array(11).fill('x'), source: 'en', target: 'fr' }, 400, /more than 10/],
    ['a text too long', { q: 'x'.repeat(50_001), source: 'en', target: 'fr' }, 400, /At most 50000/],
    ['an unknown language', { q: 'fail UNKNOWN_LANGUAGE', source: 'en', target: 'xx' }, 400, /language/],
    ['no model', { q: 'fail MODEL_MISSING', source: 'en', target: 'fr' }, 500, /installed/],
    ['an overload', { q: 'fail OVERLOADED', source: 'en', target: 'fr' }, 429, /busy/],
    ['one bad of several', { q: ['x', 'fail EXPIRED'], source: 'en', target: 'fr' }, 500, /late/],
    ['a wrong key', { q: 'x', source: 'en', target: 'fr', api_key: 'parley_x' }, 403, /API key/],
    ['no object', 'x', 400, /object/],
  ])('says what is wrong as LibreTranslate does: %s', async (_what, body, status, words) => {
    const { status: came, answer } = await post('/translate', body)
    expect(came).toBe(status)
    expect(Object.keys(answer)).toEqual(['error'])
    expect(answer.error).toMatch(words)
  })

  it('needs a key from elsewhere, and says so with 400', async () => {
    const headers = { 'content-type': 'application/json', host: 'parley.example' }
    const body = '{"q":"x","source":"en","target":"fr"}'
    const answer = await sendRaw(http.address, { method: 'POST', path: '/translate', headers, body })
    expect({ status: answer.status, text: answer.text }).toMatchObject({
      status: 400,
      text: expect.stringMatching(/API key/),
    })
  })
})

describe('what front ends ask first', () => {
  it('is answered', async () => {
    expect(await (await http.get('/frontend/settings')).json()).toMatchObject({
      charLimit: 50_000,
      keyRequired: false,
      language: { source: { code: 'auto' } },
    })
  })
})
