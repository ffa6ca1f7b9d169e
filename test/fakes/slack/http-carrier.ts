import type { Carrier, Parcel } from './parcel.ts'
import { sign } from './signature.ts'

/** A request to the app and what came back. */
export interface Posted {
  /** 0 when there was no answer. */
  status: number
  body: string
  /** What was sent, to be sent again as it was. */
  sent: { body: string; headers: Record<string, string> }
}

export interface PostOptions {
  url?: string
  /** Signs with this instead of the right secret. */
  secret?: string
  /** Seconds since the epoch. */
  timestamp?: number
  /** `null` leaves the header out. */
  signature?: string | null
  headers?: Record<string, string>
}

/** How Slack packs each kind: events as JSON, commands as a form, interactions as a form with one field. */
function pack({ kind, payload }: Parcel): { body: string; type: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' }
  const type = 'application/x-www-form-urlencoded'
  if (kind === 'interactive') {
    return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type }
  }
  return { body: new URLSearchParams(payload as Record<string, string>).toString(), type }
}

function signedHeaders(secret: string, body: string, options: PostOptions = {}): Record<string, string> {
  const timestamp = String(options.timestamp ?? Math.floor(Date.now() / 1000))
  const signature =
    options.signature === undefined ? sign(options.secret ?? secret, timestamp, body) : options.signature
  return {
    'content-type': 'application/json',
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': timestamp,
    ...(signature !== null && { 'x-slack-signature': signature }),
    ...options.headers,
  }
}

/** @param url where the bot listens, for example `http://127.0.0.1:3000/slack/events`. */
export function createHttpCarrier(url: () => string, secret: string): Carrier {
  return async (parcel, attempt, within) => {
    const { body, type } = pack(parcel)
    const retry: Record<string, string> =
      attempt.number === 0
        ? {}
        : {
            'x-slack-retry-num': String(attempt.number),
            'x-slack-retry-reason': attempt.reason ?? 'http_timeout',
          }
    const headers = { ...signedHeaders(secret, body), 'content-type': type, ...retry }
    const began = performance.now()
    const took = () => performance.now() - began
    try {
      const response = await fetch(url(), {
        method: 'POST',
        body,
        headers,
        signal: AbortSignal.timeout(within),
      })
      const payload = unpack(response, await response.text())
      if (response.ok) return { outcome: 'acked', milliseconds: took(), payload }
      const final = response.headers.get('x-slack-no-retry') === '1'
      return { outcome: 'refused', milliseconds: took(), reason: 'http_error', final }
    } catch (error) {
      if ((error as Error).name === 'TimeoutError') {
        return { outcome: 'timeout', milliseconds: took(), reason: 'http_timeout' }
      }
      return { outcome: 'lost', milliseconds: took(), reason: 'connection_failed' }
    }
  }
}

function unpack(response: Response, body: string): unknown {
  if (body === '') return undefined
  return response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(body) : body
}

/** Posts anything, signed or not as the options say. */
export async function post(
  url: string,
  secret: string,
  body: unknown,
  options: PostOptions,
): Promise<Posted> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const headers = signedHeaders(secret, text, options)
  const response = await fetch(options.url ?? url, { method: 'POST', body: text, headers })
  return { status: response.status, body: await response.text(), sent: { body: text, headers } }
}
