import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createResponder } from '../../../adapters/slack/responder.ts'
import type { SlackMessage } from '../../../adapters/slack/slack-message.ts'
import { type Listening, listen } from '../../fakes/listen.ts'

const message = (text: string): SlackMessage => ({ text, blocks: [] })

let server: Listening
/** What came to the response address, and what it answers: 200 when nothing is left. */
let came: Record<string, unknown>[]
let answers: number[]
let fallen: string[]
let time: number

beforeEach(async () => {
  came = []
  answers = []
  fallen = []
  time = 1_700_000_000_000
  server = await listen(
    createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      came.push(JSON.parse(body))
      const status = answers.shift() ?? 200
      if (status === 0) request.socket.destroy()
      else response.writeHead(status).end('ok')
    }),
  )
})
afterEach(() => server.close())

const open = (responseUrl = `${server.address}/response/secret-of-slack`) =>
  createResponder({
    responseUrl,
    fallback: async ({ text }) => void fallen.push(text),
    now: () => time,
  })
const texts = () => came.map(({ text }) => text)

describe('answering through a response address', () => {
  it('says things for the asker only, and replaces when told', async () => {
    const responder = open()
    await responder.say(message('working'))
    await responder.say(message('done'), { replace: true })
    await responder.remove()
    expect(came).toMatchObject([
      {
        text: 'working',
        response_type: 'ephemeral',
        replace_original: false,
        parse: 'none',
        unfurl_links: false,
      },
      { text: 'done', response_type: 'ephemeral', replace_original: true },
      { delete_original: true },
    ])
  })

  it('uses it five times, replacing and removing counted, and then goes the other way', async () => {
    const responder = open()
    await responder.say(message('1'))
    await responder.say(message('2'), { replace: true })
    await responder.remove()
    for (const text of ['4', '5', '6', '7']) await responder.say(message(text))
    await responder.remove()
    expect(texts()).toEqual(['1', '2', undefined, '4', '5'])
    expect(fallen).toEqual(['6', '7'])
  })

  it('does not use it after thirty minutes', async () => {
    const responder = open()
    time += 30 * 60_000 - 1
    await responder.say(message('just in time'))
    time += 1
    await responder.say(message('late'))
    expect([texts(), fallen]).toEqual([['just in time'], ['late']])
  })

  it('keeps the order of what is said at the same time', async () => {
    const responder = open()
    await Promise.all(['1', '2', '3', '4', '5', '6', '7'].map((text) => responder.say(message(text))))
    expect([texts(), fallen]).toEqual([
      ['1', '2', '3', '4', '5'],
      ['6', '7'],
    ])
  })

  it.each([404, 410, 403, 429])(
    'loses nothing when Slack answers %i, and does not ask again',
    async (status) => {
      answers = [200, status]
      const responder = open()
      for (const text of ['1', '2', '3']) await responder.say(message(text))
      expect([texts(), fallen]).toEqual([
        ['1', '2'],
        ['2', '3'],
      ])
    },
  )

  it('tries once more after a fault or a lost connection, and counts both', async () => {
    answers = [500, 200, 0, 200]
    const responder = open()
    for (const text of ['1', '2', '3', '4']) await responder.say(message(text))
    expect([texts(), fallen]).toEqual([['1', '1', '2', '2', '3'], ['4']])
  })

  it('goes the other way when nobody answers', async () => {
    await server.close()
    await open().say(message('hello'))
    expect(fallen).toEqual(['hello'])
  })

  it('rejects only when the other way fails too, and without the address', async () => {
    const responder = createResponder({
      responseUrl: 'not an address secret-of-slack',
      fallback: async () => {
        throw new Error('no way')
      },
    })
    const failure = await responder.say(message('hello')).catch((error) => error)
    expect(String(failure.stack) + String(failure.cause)).not.toContain('secret-of-slack')
    expect(failure.message).toBe('no way')
    await responder.remove()
  })
})
