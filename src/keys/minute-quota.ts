import type { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { overQuota } from './over-quota.ts'

const MINUTE_SECONDS = 60

/** Counts the requests of keys in this process; a minute begins with the first of them. */
export function createMinuteQuota() {
  const limiters = new Map<number, RateLimiterMemory>()
  const limiterOf = async (quota: number) => {
    // Loaded when it is needed: it takes a tenth of a second.
    const { RateLimiterMemory } = await import('rate-limiter-flexible')
    const limiter = limiters.get(quota) ?? new RateLimiterMemory({ points: quota, duration: MINUTE_SECONDS })
    limiters.set(quota, limiter)
    return limiter
  }
  /** @throws RATE_LIMITED when that is too much; then nothing is counted. */
  return async (id: string, quota: number, count: number): Promise<void> => {
    const limiter = await limiterOf(quota)
    try {
      await limiter.consume(id, count)
    } catch (refused) {
      await limiter.reward(id, count)
      throw overQuota(quota, 'minute', count, (refused as RateLimiterRes).msBeforeNext)
    }
  }
}
