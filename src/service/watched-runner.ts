import { errorCode } from '../contract/errors.ts'
import type { Model, ModelInput, ModelKind, ModelOutput, ModelRunner, RunContext } from '../contract/model.ts'
import { likeness } from './likeness.ts'
import { referenceOf } from './reference.ts'
import type { Canary, Serving } from './serving.ts'

interface Parts {
  runner: Pick<ModelRunner, 'run'>
  serving: Serving
  /** A canary failed so often that it must end. */
  failed(canary: Canary, why: string): void
}

/** At so many failures in a row a canary ends. */
const FAILURES_TO_END = 3
/** More comparisons than these at once are left out: they must not become a load of their own. */
const MOST_COMPARISONS = 8
const FAILURES: ReadonlySet<string> = new Set(['MODEL_FAILED', 'MODEL_DAMAGED', 'MODEL_MISSING'])

interface State extends Parts {
  /** One object a request; to count each once. */
  seen: WeakSet<RunContext>
  comparisons: number
}

/**
 * The runner, seen by who counts how canaries do: how many requests reach them, how fast they are and, behind the
 * answer's back, how alike the stable model's answers would have been. Texts are neither kept nor counted by content.
 */
export function watchRunner(parts: Parts): Pick<ModelRunner, 'run'> {
  const state: State = { ...parts, seen: new WeakSet(), comparisons: 0 }
  return {
    run: (model, input, context) => {
      const canaries = parts.serving.canaries()
      return canaries.length === 0
        ? parts.runner.run(model, input, context)
        : run(state, model, input, context)
    },
  }
}

async function run<K extends ModelKind>(
  state: State,
  model: Model<K>,
  input: ModelInput<K>,
  context: RunContext,
): Promise<ModelOutput<K>> {
  const reference = referenceOf(model)
  const canary = state.serving.canaries().find((one) => referenceOf(one.model) === reference)
  const rival = state.serving.canaries().find((one) => isRival(one.model, model, input))
  const started = performance.now()
  try {
    const output = await state.runner.run(model, input, context)
    const pace = canary ? canary.tally.canary : rival?.tally.stable
    if (pace) {
      pace.texts++
      pace.milliseconds += performance.now() - started
    }
    if (canary) canary.failuresInARow = 0
    if (canary) void compare(state, canary, input, output)
    return output
  } catch (error) {
    if (canary && FAILURES.has(errorCode(error))) noteFailure(state, canary, errorCode(error))
    throw error
  } finally {
    if (canary && !state.seen.has(context)) canary.tally.requests++
    if (canary) state.seen.add(context)
  }
}

/** Whether the model does what the canary would do. */
function isRival(canary: Model, model: Model, input: ModelInput): boolean {
  return canary.kind === model.kind && canary.job === model.job && isAble(canary, input)
}

function isAble({ languages }: Model, input: ModelInput): boolean {
  return !('from' in input) || (languages.from.includes(input.from) && languages.to.includes(input.to))
}

function noteFailure(state: State, canary: Canary, code: string): void {
  canary.tally.failures++
  // Not once more for each that was under way when it ended.
  if (++canary.failuresInARow === FAILURES_TO_END) {
    state.failed(canary, `it failed ${FAILURES_TO_END} times in a row (${code})`)
  }
}

/** Asks the stable model the same when nobody waits; a comparison that does not come about is not counted. */
async function compare(state: State, canary: Canary, input: ModelInput, output: ModelOutput): Promise<void> {
  const { kind, job } = canary.model
  const stable = state.serving
    .stable()
    .find((one) => one.kind === kind && one.job === job && isAble(one, input))
  if (stable === undefined || state.comparisons >= MOST_COMPARISONS) return
  state.comparisons++
  state.serving.hold([stable])
  try {
    const expected = await state.runner.run(stable, input, { priority: 'background' })
    canary.tally.likeness += likeness(kind, output, expected)
    canary.tally.compared++
  } catch {
    // The stable model's failures are no news of the canary.
  } finally {
    state.serving.release([stable])
    state.comparisons--
  }
}
