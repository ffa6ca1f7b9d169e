import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, it } from 'vitest'
import { drive } from '../../../bench/load/drive.ts'

let server: ReturnType<typeof createServer>
afterEach(() => server.close())

/** A server that answers with these in turn. @returns what it was asked, and its address. */
async function open(answers: ((response: ServerResponse) => void)[]) {
  const asked: string[] = []
  server = createServer(async (request, response) => {
    const answer = answers[asked.length % answers.length]!
    asked.push(`${request.method} ${request.url} ${await text(request)}`)
    answer(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { asked, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const answer =
  (status: number, body: object, headers = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end(JSON.stringify(body))
const label = answer(200, { label: 'neutral' })

it('asks with another text each time, and sorts what comes', async () => {
  const { asked, address } = await open([
    label,
    answer(429, {}, { 'retry-after': '1' }),
    answer(429, {}),
    answer(200, {}),
    answer(503, {}),
  ])
  let texts = 0
  const nextText = () => `text ${texts++}`
  const driven = await drive({ address, clients: 1, until: { requests: 10 }, nextText })
  expect(driven.answered).toHaveLength(4)
  expect(driven.refused).toHaveLength(4)
  expect(driven).toMatchObject({ withoutRetryAfter: 2, wrong: 4 })
  expect(asked).toHaveLength(10)
  expect(new Set(asked).size).toBe(10)
  expect(asked[0]).toMatch(/^POST \/v1\/sentiment \{"text":"text \d+"\}$/)
})

it('counts a connection that is cut as wrong', async () => {
  const { address } = await open([(response) => response.destroy(), label])
  const driven = await drive({ address, clients: 1, until: { requests: 2 }, nextText: () => 'text' })
  expect(driven.answered.length + driven.wrong).toBe(2)
  expect(driven.wrong).toBe(1)
})
