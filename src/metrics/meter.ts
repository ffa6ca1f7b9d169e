import type { Account, Recorder } from '../contract/audit.ts'
import { type ErrorCode, errorCode } from '../contract/errors.ts'
import type { Model, ModelRunner } from '../contract/model.ts'
import type { Delivery } from '../contract/webhooks.ts'

/** What became of one input of a model; answered when there is no code. */
export interface ModelRun {
  model: Model
  seconds: number
  code?: ErrorCode
}

/** Who counts. */
export interface Counter {
  requested(account: Account): void
  ran(run: ModelRun): void
  delivered(delivery: Delivery): void
}

/** Where what happens can be counted. Costs nothing until somebody does, so commands need not load what counts. */
export interface Meter {
  /** Tells of requests: a part of what the bot records. */
  record: Recorder
  /** The same runner, which also tells of what it runs. */
  watch<R extends ModelRunner>(runner: R): R
  /** Tells of what became of events for webhooks. */
  delivered(delivery: Delivery): void
  /** From now on. */
  count(counter: Counter): void
}

export function createMeter(): Meter {
  const counters: Counter[] = []
  return {
    async record(account) {
      for (const counter of counters) counter.requested(account)
    },
    watch: (runner) => ({
      ...runner,
      run: (model, input, context) => timed(model, counters, () => runner.run(model, input, context)),
    }),
    delivered(delivery) {
      for (const counter of counters) counter.delivered(delivery)
    },
    count: (counter) => void counters.push(counter),
  }
}

async function timed<T>(model: Model, counters: readonly Counter[], run: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const tell = (code?: ErrorCode) => {
    const seconds = (performance.now() - started) / 1000
    for (const counter of counters) counter.ran({ model, seconds, ...(code && { code }) })
  }
  try {
    const output = await run()
    tell()
    return output
  } catch (error) {
    tell(errorCode(error))
    throw error
  }
}
