import { HTTPError, RateLimitError } from 'discord.js'

/** What is read of an error on the way to Discord; `fetch` puts the reason into the cause. */
interface Unreached {
  name?: string
  message?: string
  code?: unknown
  cause?: { code?: unknown }
}

/** Names that Node and its `fetch` give to what goes wrong on the way. */
const ON_THE_WAY = /^(?:UND_ERR_|E(?:CONN|AI_|PIPE|NOTFOUND|TIMEDOUT|HOST|NET))/

/**
 * Why Discord could not be reached or did not do its part, in a word or two; undefined when it was reached and refused, and
 * for all that has nothing to do with it. What has such a reason may pass.
 */
export function unreachableReason(error: unknown): string | undefined {
  if (error instanceof HTTPError) return `HTTP ${error.status}`
  if (error instanceof RateLimitError) return 'rate limit'
  const { name, message, code, cause } = (error ?? {}) as Unreached
  if (name === 'AbortError') return 'no answer in time'
  const reason = String(cause?.code ?? code ?? '')
  if (ON_THE_WAY.test(reason)) return reason
  return message === 'fetch failed' ? reason || 'no connection' : undefined
}
