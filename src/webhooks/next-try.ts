import { LIMITS } from './limits.ts'

/** What is to be decided on after a call that failed; times in milliseconds since the epoch. */
export interface Failure {
  /** When the event was told. */
  created: number
  /** Calls so far. */
  attempts: number
  /** What the receiver asked for. */
  waitMilliseconds?: number
}

/**
 * When to try again: each wait is twice the one before, less up to half of it by chance, so that what failed together
 * does not come together; the last try is a day after the event. Never earlier than the receiver asked for.
 * @param random from 0 to 1. @returns undefined when it is to be given up.
 */
export function nextTry(failure: Failure, now: number, random: number): number | undefined {
  const { created, attempts, waitMilliseconds = 0 } = failure
  const end = created + LIMITS.tryMilliseconds
  if (now >= end || now + waitMilliseconds > end) return undefined
  const doubled = LIMITS.firstWaitMilliseconds * 2 ** Math.min(attempts - 1, 30)
  const wait = Math.min(LIMITS.longestWaitMilliseconds, doubled) * (1 - random / 2)
  return Math.min(end, now + Math.max(wait, waitMilliseconds))
}
