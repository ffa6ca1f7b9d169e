import { libreTranslate } from 'libretranslate-ts'
import { afterAll, describe, expect, it } from 'vitest'
import { catalogue } from '../../../models/index.ts'
import { openHttp } from './open-http.ts'
import { openRealHttp } from './open-real-http.ts'
import { readDocument } from './read-document.ts'
import { readEvents } from './read-events.ts'

const { bot, http, replies, close } = await openRealHttp()
const document = await readDocument(http.address)
afterAll(close)

const ask = async (path: string, body: unknown) => await (await http.post(path, body)).json()

/** What the document says against an answer; nothing when all is well. */
function problems(task: string, answer: unknown) {
  const content = document.paths[`/v1/${task}`]!.post!.responses[200]!.content!
  const validate = document.compile(content['application/json']!.schema)
  return validate(answer) ? [] : validate.errors
}

const CHAT = [
  { user: 'Ada', text: 'The login page fails for all customers in Europe since the deploy last night.' },
  { user: 'Bob', text: 'ok' },
  { user: 'Bob', text: 'I will roll back the deploy now, and we look for the cause after the meeting.' },
  { user: 'Cleo', text: 'Please tell the customers that no data was lost.' },
]

describe('real models over HTTP', () => {
  it.each([
    ['sentiment', { text: 'Thanks a lot, this finally works!' }, { why: true }],
    ['detect-language', { text: 'Wir haben den Fehler gefunden und beheben ihn morgen.' }, {}],
    ['translate', { text: 'Hello <@U024BE7LH>, please run `npm ci` again.' }, { to: 'fr', from: 'en' }],
    [
      'summarise',
      { messages: CHAT.map((message, index) => ({ id: `m${index + 1}`, ...message })) },
      { length: 'short' },
    ],
  ] as const)('%s answers the JSON of the command line, as documented', async (task, input, options) => {
    const answer = await ask(`/v1/${task}`, { ...input, options })
    expect(answer).toEqual((await bot.ask(task, structuredClone(input) as never, options)).data)
    expect(problems(task, answer)).toEqual([])
  })

  it('answers a batch, and each item as alone', async () => {
    const texts = ['I love it.', 'This is awful, I am angry.', '', 'The meeting is at noon.']
    const items = texts.map((text, id) => ({ id, text }))
    const answers = (await ask('/v1/sentiment', items)) as {
      id: number
      label?: string
      error?: { code: string }
    }[]
    expect(problems('sentiment', answers)).toEqual([])
    expect(answers.map(({ id, label, error }) => [id, label ?? error?.code])).toEqual([
      [0, 'positive'],
      [1, 'negative'],
      [2, 'EMPTY_INPUT'],
      [3, 'neutral'],
    ])
  })

  it('streams an answer', async () => {
    const text = 'The build is green again. '.repeat(5)
    const events = await readEvents(
      await http.post('/v1/translate?stream', { text, options: { to: 'de', from: 'en' } }),
    )
    expect(events.at(-1)).toMatchObject({ name: 'result', data: { from: 'en', to: 'de' } })
  })

  it.each([
    ['sentiment', 'no text', { text: '' }, 422, 'EMPTY_INPUT'],
    ['sentiment', 'too long a text', { text: 'x'.repeat(200_001) }, 413, 'TOO_LARGE'],
    ['translate', 'an unknown language', { text: 'Hi', options: { to: 'klingon' } }, 422, 'UNKNOWN_LANGUAGE'],
    [
      'translate',
      'a language without a model',
      { text: 'Hello there, my friend', options: { to: 'fi', from: 'en' } },
      422,
      'UNSUPPORTED_LANGUAGE',
    ],
    ['translate', 'an unsure language', { text: 'ok', options: { to: 'fr' } }, 422, 'UNSURE_LANGUAGE'],
    ['translate', 'no language', { text: 'Hello there, my friend' }, 400, 'BAD_REQUEST'],
  ])('%s refuses what it must: %s', async (task, _what, body, status, code) => {
    const response = await http.post(`/v1/${task}`, body)
    expect({ status: response.status, problem: await response.json() }).toMatchObject({
      status,
      problem: { code },
    })
  })

  it('gives up what came too late', async () => {
    const late = await openHttp({ settings: { timeoutMilliseconds: 0 }, house: { handle: bot.handle } })
    const response = await late.post('/v1/sentiment', { text: 'Nobody waits for this one any more.' })
    expect({ status: response.status, problem: await response.json() }).toMatchObject({
      status: 503,
      problem: { code: 'EXPIRED' },
    })
    await late.door.stop()
  })

  it('drops the work of a client that goes away', async () => {
    const controller = new AbortController()
    const text = Array.from(
      { length: 400 },
      (_, index) => `Sentence number ${index} is here to be translated.`,
    ).join(' ')
    const sent = fetch(`${http.address}/v1/translate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, options: { to: 'fr', from: 'en' } }),
      signal: controller.signal,
    })
    await expect.poll(() => bot.runner.status().queue.running, { timeout: 20_000 }).toBeGreaterThan(0)
    replies.length = 0
    controller.abort()
    await expect(sent).rejects.toThrow()
    await expect
      .poll(() => replies.map(({ error }) => error?.code), { timeout: 20_000 })
      .toEqual(['CANCELLED'])
    expect(http.record.lines.at(-1)?.fields).toMatchObject({ route: '/v1/translate', status: 499 })
  })

  it('shows the models and how they are', async () => {
    const { models } = (await (await http.get('/v1/models')).json()) as {
      models: { name: string; state: string; service: { role: string } }[]
    }
    expect(models).toHaveLength(catalogue.length)
    const states = Object.fromEntries(
      models.map(({ name, state, service }) => [name, `${state} ${service.role}`]),
    )
    expect(states).toMatchObject({
      'parley-sentiment-en': 'ready stable',
      'parley-translate-en-xx': 'ready stable',
      'opus-mt-en-fr': 'absent none',
    })
  })

  it('translates for the unmodified libretranslate-ts', async () => {
    libreTranslate.setApiEndpoint(http.address)
    const { status, translatedText } = await libreTranslate.translate(
      'Good morning, how are you?',
      'auto',
      'fr',
    )
    expect(status).toBe(200)
    expect(translatedText).toMatch(/bonjour|bon matin|comment|allez|va/i)
    expect(await libreTranslate.detect('Nous avons trouvé le problème.')).toMatchObject({
      status: 200,
      language: 'fr',
    })
  })

  it('keeps the markup of HTML', async () => {
    const q =
      '<ul><li>The <b>build</b> is green.</li><li>See <a href="/x?a=1&amp;b=2">the page</a>.</li></ul><!-- done -->'
    const { translatedText } = (await ask('/translate', {
      q,
      source: 'en',
      target: 'de',
      format: 'html',
    })) as { translatedText: string }
    const tags = (html: string) => [...html.matchAll(/<[^>]+>/g)].map(([tag]) => tag).sort()
    expect(tags(translatedText)).toEqual(tags(q))
    expect(translatedText).not.toBe(q)
  })
})
