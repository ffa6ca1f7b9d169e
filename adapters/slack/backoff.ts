import { setTimeout } from 'node:timers/promises'
import { LIMITS } from './limits.ts'

/** Waits before a try: not before the first (0), then longer each time up to half a minute. Ends at once on the signal. */
export async function backoff(attempt: number, signal: AbortSignal): Promise<void> {
  const { firstReconnect, slowestReconnect } = LIMITS
  const milliseconds = attempt === 0 ? 0 : Math.min(slowestReconnect, firstReconnect * 2 ** (attempt - 1))
  await pause(milliseconds, signal)
}

/** @param milliseconds fewer when the signal comes. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { ...(signal && { signal }) }).catch(() => {})
}
