import { setTimeout as sleep } from 'node:timers/promises'
import { LIMITS } from './limits.ts'

/** Waits before another try: not at all before the first, then longer and longer. Resolves at once when `closing` fires. */
export async function backoff(tries: number, closing: AbortSignal): Promise<void> {
  if (tries === 0) return
  const wait = Math.min(LIMITS.firstReconnect * 2 ** (tries - 1), LIMITS.slowestReconnect)
  await sleep(wait, undefined, { signal: closing }).catch(() => {})
}
