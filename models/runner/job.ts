import type { CodedError } from '../../src/contract/errors.ts'
import type { Model, ModelInput, ModelOutput } from '../../src/contract/model.ts'
import type { Priority } from '../../src/contract/request.ts'

export type Outcome = { output: ModelOutput } | { error: CodedError }

/** One thing to compute, for one caller or for several that asked the same. */
export interface Job {
  /** Its place in the order of arrival. */
  sequence: number
  model: Model
  modelKey: string
  /** Jobs with the same key may share a batch: same model, same languages. */
  batchKey: string
  input: ModelInput
  /** Estimated tokens. */
  length: number
  priority: Priority
  /** It was in a batch that failed while it ran: it is tried once more, by itself. */
  failedOnce: boolean
  /** When the last of its callers gives up; undefined: never. */
  deadline(): number | undefined
  /** Somebody still waits for it. */
  isWanted(): boolean
  /** Gives the outcome to whoever still waits for it; only the first call counts. */
  settle(outcome: Outcome): void
}
