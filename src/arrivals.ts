import type { Arrivals, OpenArrivals } from './contract/arrivals.ts'
import type { Claims } from './contract/claims.ts'
import { errorCode, errorMessage } from './contract/errors.ts'
import type { Log } from './contract/log.ts'
import { createLines } from './lines.ts'

/** Platforms deliver again for some minutes; what is older than this at the start was for an earlier run. */
const GRACE_MILLISECONDS = 10 * 60_000

/** Arrivals of doors, made unique by claims, which outlive a restart. */
export function createArrivals(claims: Claims, log: Log, now: () => number = Date.now): OpenArrivals {
  return (door, explain) => {
    const oldest = now() - GRACE_MILLISECONDS
    const begun = new Set<Promise<void>>()
    const run: Arrivals['run'] = async (surface, work) => {
      const done = reported(surface, work)
      begun.add(done)
      await done
      begun.delete(done)
    }
    return {
      run,
      once: (surface, keys, work) => run(surface, () => claimed(surface, keys, work)),
      ...createLines(),
      isOld: (time) => time < oldest,
      async idle() {
        // Work that begins while others finish is waited for too.
        while (begun.size > 0) await Promise.all(begun)
      },
    }

    async function claimed(surface: string, keys: readonly string[], work: () => Promise<void>) {
      const claim = await claims.take(keys.map((key) => `${door}/${key}`))
      if (claim === undefined) return log.debug({ door, surface }, 'came again')
      await work()
      await claim.done()
    }

    async function reported(surface: string, work: () => Promise<unknown>) {
      try {
        await work()
      } catch (error) {
        const reason = errorCode(error) === 'STORE_DAMAGED' ? errorMessage(error) : explain(error)
        const line = `could not be answered${reason === undefined ? '' : `: ${reason}`}`
        const name = (error as Error | undefined)?.name
        log.error({ door, surface, code: errorCode(error), name }, line)
      }
    }
  }
}
