import { setMaxListeners } from 'node:events'
import { type CodedError, codedError } from '../../src/contract/errors.ts'
import type { ModelOutput, RunContext } from '../../src/contract/model.ts'
import type { Outcome } from './job.ts'

/** The callers of one job. Each may leave by itself; the job is unwanted when the last has left. */
export interface Callers {
  join(context: RunContext): Promise<ModelOutput>
  settle(outcome: Outcome): void
  deadline(): number | undefined
  isWanted(): boolean
}

interface Caller {
  context: RunContext
  resolve(output: ModelOutput): void
  reject(error: CodedError): void
  stopWatching(): void
}

/** Timers take no longer delay. */
const LONGEST_DELAY = 2 ** 31 - 1

/** `abandoned` is called when the last caller has left before the answer came. */
export function createCallers(abandoned: () => void): Callers {
  const callers = new Set<Caller>()
  return {
    join: (context) =>
      new Promise((resolve, reject) => {
        const caller: Caller = { context, resolve, reject, stopWatching: () => undefined }
        callers.add(caller)
        watch(caller, (code) => {
          callers.delete(caller)
          caller.stopWatching()
          reject(codedError(code))
          if (callers.size === 0) abandoned()
        })
      }),
    settle: (outcome) => settle(callers, outcome),
    isWanted: () => callers.size > 0,
    deadline: () => latest([...callers].map(({ context }) => context.deadline)),
  }
}

function watch(caller: Caller, leave: (code: 'CANCELLED' | 'EXPIRED') => void): void {
  const { signal, deadline } = caller.context
  const cancel = () => leave('CANCELLED')
  // Hundreds of requests may share one signal; Node would print a warning from the eleventh on.
  if (signal !== undefined) setMaxListeners(0, signal)
  signal?.addEventListener('abort', cancel, { once: true })
  const timer =
    deadline === undefined
      ? undefined
      : setTimeout(() => leave('EXPIRED'), Math.min(LONGEST_DELAY, Math.max(0, deadline - Date.now())))
  caller.stopWatching = () => {
    signal?.removeEventListener('abort', cancel)
    clearTimeout(timer)
  }
}

function settle(callers: Set<Caller>, outcome: Outcome): void {
  let first = true
  for (const caller of callers) {
    caller.stopWatching()
    if ('error' in outcome) caller.reject(outcome.error)
    else caller.resolve(first ? outcome.output : structuredClone(outcome.output))
    first = false
  }
  callers.clear()
}

function latest(deadlines: (number | undefined)[]): number | undefined {
  return deadlines.includes(undefined) ? undefined : Math.max(...(deadlines as number[]))
}
