import autocannon from 'autocannon'

/** How something is asked. */
export interface Drive {
  address: string
  clients: number
  /** So many requests, or for so long; with seconds, what is on its way at the end is dropped. */
  until: { requests: number } | { seconds: number }
  nextText: () => string
}

/** What came. Times in milliseconds, from a request to the end of its answer. */
export interface Driven {
  seconds: number
  /** Of what was answered with 200 and a label. */
  answered: number[]
  /** Of what was answered with 429. */
  refused: number[]
  /** Of these, without a time to come again. */
  withoutRetryAfter: number
  /** Other answers, lost connections, answers without a label. */
  wrong: number
}

/** How long a client waits before it counts a request as lost. */
const TIMEOUT_SECONDS = 60

/** Asks for sentiment, each client one text after the other without a pause. */
export async function drive({ address, clients, until, nextText }: Drive): Promise<Driven> {
  const driven: Driven = { seconds: 0, answered: [], refused: [], withoutRetryAfter: 0, wrong: 0 }
  const request: autocannon.Request = {
    method: 'POST',
    path: '/v1/sentiment',
    headers: { 'content-type': 'application/json' },
    setupRequest: (one) => ({ ...one, body: JSON.stringify({ text: nextText() }) }),
    onResponse: (status, body, _context, headers) => check(driven, status, body, headers),
  }
  const amount = 'requests' in until ? { amount: until.requests } : { duration: until.seconds }
  const options = { url: address, connections: clients, timeout: TIMEOUT_SECONDS, requests: [request] }
  const started = performance.now()
  let received = 0
  const { requests } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon({ ...options, ...amount }, (error, result) =>
      error ? reject(error) : resolve(result),
    )
    instance.on('response', (_client, status, _bytes, milliseconds) => {
      received++
      if (status === 200) driven.answered.push(milliseconds)
      if (status === 429) driven.refused.push(milliseconds)
      // The library looks only now and then whether all is done.
      driven.seconds = (performance.now() - started) / 1000
    })
  })
  // What was cut off is asked again by the library without a word.
  const onTheirWay = 'seconds' in until ? clients : 0
  driven.wrong += Math.max(0, requests.sent - received - onTheirWay)
  return driven
}

function check(driven: Driven, status: number, body: string, headers: Record<string, unknown> = {}): void {
  if (status === 429) {
    if (!/^[1-9]\d*$/.test(String(headers['retry-after']))) driven.withoutRetryAfter++
  } else if (status !== 200 || !hasLabel(body)) driven.wrong++
}

function hasLabel(body: string): boolean {
  try {
    return typeof (JSON.parse(body) as { label?: unknown }).label === 'string'
  } catch {
    return false
  }
}
