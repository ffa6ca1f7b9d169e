import type { Log } from '../../src/contract/log.ts'
import { unreachableReason } from './unreachable.ts'

/** Makes a call again for as long as that may help. */
export type Attempt = <T>(call: () => Promise<T>) => Promise<T>

/**
 * What failed on Discord's side or on the way is made again after each of the waits; all else rejects as it came. (429 is
 * waited out in `discord.js`, which repeats a 5xx too, but within milliseconds.)
 */
export function createAttempt(log: Log, waits: readonly number[]): Attempt {
  return async (call) => {
    for (let failures = 0; ; failures++) {
      try {
        return await call()
      } catch (error) {
        const [milliseconds, reason] = [waits[failures], unreachableReason(error)]
        if (milliseconds === undefined || reason === undefined) throw error
        log.warn(
          { reason, failures: failures + 1, milliseconds },
          'a call to Discord failed and is made again',
        )
        await sleep(milliseconds)
      }
    }
  }
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
