import { type CodedError, codedError } from '../../src/contract/errors.ts'

/** Models that could not be loaded lately: asking again at once would only cost another load. */
export interface Refusals {
  add(modelKey: string, error: CodedError): void
  of(modelKey: string): CodedError | undefined
  /** A host ended while it loaded the model. True when that is enough to refuse it. */
  crashed(modelKey: string): boolean
  forget(modelKey: string): void
}

/** Long enough to spare the disk, short enough that pulled files are soon seen. */
const REMEMBERED_MILLISECONDS = 3000
const MOST_CRASHES = 2

export function createRefusals(now: () => number = Date.now): Refusals {
  const errors = new Map<string, { error: CodedError; until: number }>()
  const crashes = new Map<string, number>()
  const add = (key: string, error: CodedError) =>
    void errors.set(key, { error, until: now() + REMEMBERED_MILLISECONDS })
  return {
    add,
    of(key) {
      const found = errors.get(key)
      return found !== undefined && found.until > now() ? found.error : undefined
    },
    crashed(key) {
      const count = (crashes.get(key) ?? 0) + 1
      crashes.set(key, count)
      if (count < MOST_CRASHES) return false
      crashes.delete(key)
      add(key, codedError('MODEL_FAILED', `Loading ${key} ended its process twice.`))
      return true
    },
    forget(key) {
      errors.delete(key)
      crashes.delete(key)
    },
  }
}
