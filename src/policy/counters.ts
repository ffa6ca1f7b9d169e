import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Rate } from './rate.ts'

/** Something that is counted: whose requests, and how many they may be. */
export interface Counted {
  key: string
  rate: Rate
}

/** Counts requests in memory. */
export interface Counters {
  /** Counts one request for each, or for none when it is one too many for one of them. @returns that one and how long to wait. */
  spend<T extends Counted>(counted: readonly T[]): Promise<{ full: T; seconds: number } | undefined>
}

/** Makes counters that go on when a policy is read anew: the same rate counts the same requests. */
export function createCounters(): Counters {
  const limiters = new Map<string, RateLimiterMemory>()
  const limiterOf = ({ requests, seconds }: Rate) => {
    const name = `${requests}/${seconds}`
    const known = limiters.get(name) ?? new RateLimiterMemory({ points: requests, duration: seconds })
    limiters.set(name, known)
    return known
  }
  return {
    async spend(counted) {
      for (const [at, one] of counted.entries()) {
        const seconds = await consume(limiterOf(one.rate), one.key)
        if (seconds === undefined) continue
        // A refused request is no request.
        for (const { rate, key } of counted.slice(0, at + 1)) await limiterOf(rate).reward(key)
        return { full: one, seconds }
      }
      return undefined
    },
  }
}

/** @returns how many seconds to wait when it was one too many. */
async function consume(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown
    return Math.max(1, Math.ceil(thrown.msBeforeNext / 1000))
  }
}
