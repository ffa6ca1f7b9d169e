import { asFailure } from './as-failure.ts'

export interface RetryOptions {
  /** How often work is tried at most. */
  attempts: number
  wait(milliseconds: number): Promise<unknown>
}

/** Tries work again, with longer and longer waits, as long as its failures may pass. */
export type Retry = <T>(work: () => Promise<T>) => Promise<T>

const FIRST_WAIT = 1000
const LONGEST_WAIT = 30_000
/** A hub that asks for a longer wait than this gets none: a person decides. */
const LONGEST_ASKED_WAIT = 300_000

export function createRetry({ attempts, wait }: RetryOptions): Retry {
  return async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work()
      } catch (error) {
        const reason = asFailure(error)
        const asked = reason.waitMilliseconds
        if (!reason.again || attempt >= attempts || (asked ?? 0) > LONGEST_ASKED_WAIT) throw reason
        await wait(asked ?? Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1)))
      }
    }
  }
}
