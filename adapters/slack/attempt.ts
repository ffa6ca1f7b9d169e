import { ErrorCode } from '@slack/web-api'
import type { Log } from '../../src/contract/log.ts'

/** Makes a call again for as long as that may help. Calls with the same key wait together. */
export type Attempt = <T>(key: string, call: () => Promise<T>) => Promise<T>

/**
 * Makes the one place that decides about failed calls: 429 is waited out for as long as Slack says, for all calls of the
 * key; what failed on Slack's side or on the way is made again after each of the waits; all else rejects as it came.
 */
export function createAttempt(log: Log, waits: readonly number[]): Attempt {
  const pausedUntil = new Map<string, number>()

  async function pauseOver(key: string) {
    for (;;) {
      const milliseconds = (pausedUntil.get(key) ?? 0) - Date.now()
      if (milliseconds <= 0) break
      await sleep(milliseconds)
    }
    pausedUntil.delete(key)
  }

  return async (key, call) => {
    for (let failures = 0; ; ) {
      await pauseOver(key)
      try {
        return await call()
      } catch (error) {
        const seconds = retryAfter(error)
        const wait = waits[failures]
        if (seconds !== undefined) {
          log.warn({ key, seconds }, 'Slack asks to wait')
          pausedUntil.set(key, Math.max(pausedUntil.get(key) ?? 0, Date.now() + seconds * 1000))
        } else if (wait !== undefined && mayPass(error)) {
          failures++
          log.warn({ key, failures, milliseconds: wait }, 'a call to Slack failed and is made again')
          await sleep(wait)
        } else throw error
      }
    }
  }
}

/** What web-api's errors carry, one or the other. */
interface CallError {
  code?: string
  retryAfter?: number
  statusCode?: number
  data?: { error?: string }
}

function retryAfter(error: unknown): number | undefined {
  const { code, retryAfter } = error as CallError
  return code === ErrorCode.RateLimitedError ? retryAfter : undefined
}

/** Slack's own words for a fault on its side. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const FAULTS = new Set(['internal_error', 'service_unavailable', 'request_timeout', 'ratelimited'])

function mayPass(error: unknown): boolean {
  const { code, statusCode = 0, data } = error as CallError
  if (code === ErrorCode.HTTPError) return statusCode >= 500
  return code === ErrorCode.RequestError || FAULTS.has(data?.error ?? '')
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
