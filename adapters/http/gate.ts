import { type CodedError, codedError } from '../../src/contract/errors.ts'
import { LIMITS } from './limits.ts'

/** Counts what is worked on, so that what would have to wait long is told so at once. */
export interface Gate {
  /** @throws OVERLOADED when there is no room for anything. */
  check(): void
  /** Takes room for so many items. @returns gives it back. @throws OVERLOADED when there is not so much. */
  enter(items: number): () => void
}

/** @param most items at once; a request for more than that gets in when nothing else is worked on. */
export function createGate(most: number): Gate {
  let inside = 0
  const check = (items: number) => {
    if (inside > 0 && inside + items > most) throw overloaded()
  }
  return {
    check: () => check(1),
    enter(items) {
      check(items)
      inside += items
      return () => {
        inside -= items
      }
    },
  }
}

function overloaded(): CodedError {
  return Object.assign(codedError('OVERLOADED'), { retryAfterSeconds: LIMITS.retryAfterSeconds })
}
