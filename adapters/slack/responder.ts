import { RESPONSE_URL } from './rate-limits.ts'
import type { SlackMessage } from './slack-message.ts'

/** Answers one command or button press where it was given, for the asker's eyes. Messages keep their order. */
export interface Responder {
  /** `replace`: over the message that the button or the last answer stands in, as long as Slack allows. */
  say(message: SlackMessage, options?: { replace?: boolean }): Promise<void>
  /** Takes the message away that the button stands in; when Slack no longer allows it, it stays. */
  remove(): Promise<void>
}

export interface ResponderParts {
  /** A secret: whoever has it can write in Parley's name. Never logged, in no error. */
  responseUrl: string
  /** Says it another way (`chat.postEphemeral`) once Slack takes no more here. */
  fallback(message: SlackMessage): Promise<void>
  fetch?: typeof globalThis.fetch
  /** Milliseconds since the epoch. */
  now?(): number
}

/** Makes a responder at the moment that the address came; Slack takes five uses of it in thirty minutes. */
export function createResponder(parts: ResponderParts): Responder {
  const { responseUrl, fallback, fetch = globalThis.fetch, now = Date.now } = parts
  const until = now() + RESPONSE_URL.lifeMilliseconds
  let uses: number = RESPONSE_URL.uses
  let last: Promise<unknown> = Promise.resolve()

  /** Whether Slack took it. What did not arrive may still have been counted, so every try counts. */
  async function use(body: object): Promise<boolean> {
    for (const wait of [...RESPONSE_URL.backoffMilliseconds, undefined]) {
      if (uses <= 0 || now() >= until) return false
      uses--
      const status = await send(fetch, responseUrl, body)
      if (status < 500) {
        if (status >= 400) uses = 0
        return status < 400
      }
      if (wait !== undefined) await new Promise((resolve) => setTimeout(resolve, wait))
    }
    return false
  }

  function inOrder(work: () => Promise<void>): Promise<void> {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }

  return {
    say: (message, { replace = false } = {}) =>
      inOrder(async () => {
        const body = { response_type: 'ephemeral', replace_original: replace, ...message, ...QUIETLY }
        if (!(await use(body))) await fallback(message)
      }),
    remove: () => inOrder(async () => void (await use({ delete_original: true }))),
  }
}

const QUIETLY = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const

/** The HTTP status; 599 stands for none at all. */
async function send(fetch: typeof globalThis.fetch, url: string, body: object): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(RESPONSE_URL.timeoutMilliseconds),
    })
    await response.body?.cancel()
    return response.status
  } catch {
    return 599
  }
}
