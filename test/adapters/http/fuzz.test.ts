import { Agent, request as sendRequest } from 'node:http'
import { text as readAll } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenHttp, openHttp } from './open-http.ts'
import { type ApiDocument, type Operation, readDocument } from './read-document.ts'
import { anyOfSchema, hostileText, mutated } from './schema-arbitrary.ts'

let http: OpenHttp
let document: ApiDocument
let agent: Agent
beforeAll(async () => {
  http = await openHttp({ settings: { bodyBytes: 100_000 } })
  document = await readDocument(http.address)
  agent = new Agent({ keepAlive: true })
})
afterAll(async () => {
  agent.destroy()
  await http.door.stop()
})

interface Sent {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

interface Came {
  status: number
  type: string
  text: string
}

function send({ method, path, headers, body }: Sent): Promise<Came> {
  const { hostname, port } = new URL(http.address)
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const sent = sendRequest(
      { hostname, port, method, path, headers: { ...headers, ...length }, agent },
      async (response) => {
        const type = response.headers['content-type']?.split(';')[0] ?? ''
        resolve({ status: response.statusCode!, type, text: await readAll(response) })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** What is wrong with an answer by the document; undefined when nothing is. */
function deviation(operation: Operation, { status, type, text }: Came): string | undefined {
  if (status >= 500) return `a status ${status}`
  const response = operation.responses[status]
  if (response === undefined) return `a status that is not in the document: ${status} ${text.slice(0, 200)}`
  const content = response.content?.[type]
  if (content === undefined) return `a content type that is not in the document: ${type}`
  const validate = document.compile(content.schema)
  const wrong = bodiesOf(type, text).find((body) => !validate(body))
  return wrong === undefined
    ? undefined
    : `a body that is not of the schema: ${JSON.stringify(validate.errors)}`
}

/** What the schema of a content type describes: the JSON, or each event of a stream. */
function bodiesOf(type: string, text: string): unknown[] {
  if (type !== 'text/event-stream') return [JSON.parse(text)]
  const blocks = text.split('\n\n').filter((block) => block !== '' && !block.startsWith(':'))
  return blocks.map((block) =>
    Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2))),
  )
}

/** A valid, mutated or hostile request for an operation. */
function requestFor(
  method: string,
  path: string,
  { requestBody, parameters = [] }: Operation,
): fc.Arbitrary<Sent> {
  const media = Object.entries(requestBody?.content ?? {})
  const schemas = document.components.schemas
  const bodies = media.map(([type, { schema }]) => {
    const valid = anyOfSchema(schema, schemas)
    const value = fc.oneof(
      { weight: 3, arbitrary: valid },
      { weight: 2, arbitrary: mutated(valid) },
      { weight: 1, arbitrary: fc.json().map((one) => JSON.parse(one)) },
    )
    const written = value.map((one) => (type === 'application/json' ? JSON.stringify(one) : formOf(one)))
    const broken = fc
      .tuple(written, fc.nat(), hostileText)
      .map(([text, at, junk]) => text.slice(0, at % (text.length + 1)) + junk)
    return fc.record({
      body: fc.oneof({ weight: 5, arbitrary: written }, { weight: 1, arbitrary: broken }),
      type: fc.oneof(
        { weight: 9, arbitrary: fc.constant(type) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            'text/plain',
            'application/xml',
            'application/json; charset=utf-16',
            'x',
            '',
          ),
        },
      ),
    })
  })
  const query = fc.dictionary(
    fc.constantFrom('stream', 'show', 'x', '__proto__', 'stream[]'),
    fc.oneof(fc.constantFrom('', '0', '1', 'true'), hostileText),
    { maxKeys: 2 },
  )
  const names = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
  return fc
    .record({
      parts: fc.tuple(
        ...names.map(() =>
          fc.oneof(hostileText, fc.constantFrom('parley-sentiment-en', 'INTERNAL', '%00', '..')),
        ),
      ),
      query: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: query }),
      sent: bodies.length > 0 ? fc.oneof(...bodies) : fc.constant(undefined),
      headers: headersFor(parameters),
    })
    .map(({ parts, query, sent, headers }) => {
      const filled = names.reduce(
        (url, name, index) => url.replace(`{${name}}`, encodeURIComponent(parts[index] || '-')),
        path,
      )
      const search = new URLSearchParams(query as Record<string, string>).toString()
      const type: Record<string, string> = sent && sent.type !== '' ? { 'content-type': sent.type } : {}
      return {
        method,
        path: search === '' ? filled : `${filled}?${search}`,
        headers: { ...headers, ...type },
        ...(sent && { body: sent.body }),
      }
    })
}

function headersFor(parameters: NonNullable<Operation['parameters']>): fc.Arbitrary<Record<string, string>> {
  const names = parameters.filter((one) => one.in === 'header').map(({ name }) => name)
  const visible = fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    maxLength: 300,
  })
  const value = visible.map((text) => text.trim())
  return fc.dictionary(
    fc.constantFrom(...names, 'accept', 'x-forwarded-for', 'origin', 'x-api-key', 'authorization'),
    value,
    { maxKeys: 1 },
  ) as fc.Arbitrary<Record<string, string>>
}

const formOf = (value: unknown) =>
  new URLSearchParams(
    Object.entries((value ?? {}) as object).flatMap(([name, one]) =>
      [one]
        .flat()
        .map((each): [string, string] => [
          name,
          typeof each === 'string' ? each : String(JSON.stringify(each)),
        ]),
    ),
  ).toString()

describe('the API against its own document', () => {
  it('answers 6,000 requests, valid, mutated and hostile, as documented and without one 5xx', async () => {
    const operations = document.operations()
    const weights = operations.map(({ operation }) => (operation.requestBody ? 8 : 1))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const seen = new Map<number, number>()
    let sent = 0
    for (const [index, { method, path, operation }] of operations.entries()) {
      const numRuns = Math.ceil((6000 * weights[index]!) / total)
      const property = fc.asyncProperty(requestFor(method, path, operation), async (request) => {
        const came = await send(request)
        sent++
        seen.set(came.status, (seen.get(came.status) ?? 0) + 1)
        expect(deviation(operation, came)).toBeUndefined()
      })
      await fc.assert(property, { numRuns })
    }
    expect(sent).toBeGreaterThanOrEqual(6000)
    // The requests are of all kinds: some are answered, others refused in each way that the door has.
    for (const status of [200, 400, 401, 404, 415])
      expect(seen.get(status) ?? 0, String(status)).toBeGreaterThan(20)
    expect(seen.get(200)).toBeGreaterThan(1000)
  }, 180_000)

  it('answers any method and any address with no 5xx', async () => {
    const address = fc.oneof(
      fc.constantFrom(...Object.keys(document.paths), '/', '/docs/', '/docs/static/x', '/openapi.json'),
      fc.webPath(),
      hostileText.map((text) => `/${encodeURIComponent(text)}`),
      fc.constantFrom(
        '/%',
        '/%00',
        '//',
        '/..%2f..%2fetc/passwd',
        '/docs/static/..%2f..%2fpackage.json',
        '/v1/../v1/tasks',
        '*',
      ),
    )
    const method = fc.constantFrom(
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'TRACE',
      'PROPFIND',
    )
    const property = fc.asyncProperty(method, address, async (method, path) => {
      const { status, type, text } = await send({ method, path: path || '/', headers: {} })
      expect(status).toBeLessThan(500)
      if (status >= 400 && method !== 'HEAD') {
        expect(type).toMatch(
          path.startsWith('/translate') || path.startsWith('/detect') ? /json$/ : /problem\+json$/,
        )
        expect(JSON.parse(text)).toBeInstanceOf(Object)
      }
    })
    await fc.assert(property, { numRuns: 1000 })
  }, 180_000)
})
