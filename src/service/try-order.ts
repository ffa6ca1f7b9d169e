import { errorMessage } from '../contract/errors.ts'
import type { Model, ModelRunner } from '../contract/model.ts'
import { type ExamineParts, examine } from './examine.ts'
import { putFirst } from './put-first.ts'
import type { Order, ServiceRecord } from './records.ts'
import { referenceOf } from './reference.ts'
import type { Serving } from './serving.ts'

/** What a runner must be able to do so that its models can be exchanged. */
export interface ServiceRunner extends ModelRunner {
  /** Loads the models into every process, `gently` into one after the other. */
  warm(models: readonly Model[], gently?: boolean): Promise<void>
  /** Frees a model after what was asked of it. */
  unload(model: Model): Promise<void>
  /** Where a model is at this moment and what it runs on, or would. */
  look(model: Model): { state: 'cold' | 'loading' | 'ready'; device: string }
}

export interface TryParts extends ExamineParts {
  serving: Serving
  runner: ServiceRunner
  /** The model of this reference, when it is here. */
  find(reference: string): Model | undefined
  /** What is wrong with the files of a model. */
  problemOf(model: Model): Promise<string | undefined>
}

/**
 * Tries whether what an order wants can serve here: the files are right, the models load beside those that serve, and the
 * new one answers its golden examples. Changes nothing; what is refused is freed again.
 * @returns why not, or undefined.
 */
export async function tryOrder(
  task: string,
  order: Order,
  parts: TryParts,
  { signal, say }: { signal?: AbortSignal; say(words: string): void },
): Promise<string | undefined> {
  const wanted = wantedBy(order.next)
  const missing = wanted.find((reference) => parts.find(reference) === undefined)
  if (missing !== undefined) return `${missing} is not here; run: parley models pull ${missing}`
  const newcomers = newcomersOf(wanted, parts)
  const refusal =
    (await loadBeside(newcomers, parts, say)) ?? (await examineWanted(task, order, parts, { signal, say }))
  if (refusal !== undefined) await freeNewcomers(order.next, parts)
  return refusal
}

/** Frees what was loaded for a change that does not come, unless it serves by now after all. */
export async function freeNewcomers(next: ServiceRecord, parts: TryParts): Promise<void> {
  await Promise.all(newcomersOf(wantedBy(next), parts).map((model) => parts.runner.unload(model)))
}

/** Every model that a record names. */
export function wantedBy({ chosen, canary }: ServiceRecord): string[] {
  return [...chosen, ...(canary ? [canary.model] : [])]
}

/** Those that do not serve yet. */
export function newcomersOf(
  wanted: readonly string[],
  { serving, find }: Pick<TryParts, 'serving' | 'find'>,
) {
  const present = new Set(
    [...serving.stable(), ...serving.canaries().map(({ model }) => model)].map((model) => referenceOf(model)),
  )
  return wanted.flatMap((reference) => (present.has(reference) ? [] : (find(reference) ?? [])))
}

async function loadBeside(
  models: readonly Model[],
  { problemOf, runner }: TryParts,
  say: (words: string) => void,
): Promise<string | undefined> {
  for (const model of models) {
    say(`reading the files of ${model.name}`)
    const problem = await problemOf(model)
    if (problem !== undefined) return `the files of ${referenceOf(model)} are not right: ${problem}`
  }
  if (models.length === 0) return undefined
  say(`loading ${models.map(({ name }) => name).join(', ')}`)
  return await runner.warm(models, true).then(
    () => undefined,
    (error: unknown) => errorMessage(error),
  )
}

async function examineWanted(
  task: string,
  { next, examine: reference }: Order,
  parts: TryParts,
  { signal, say }: { signal?: AbortSignal | undefined; say(words: string): void },
): Promise<string | undefined> {
  const model = reference === undefined ? undefined : parts.find(reference)
  if (model === undefined) return undefined
  const { stable, canary } = parts.serving.plan(task, next)
  const progress = (done: number, total: number) => say(`golden examples: ${done} of ${total}`)
  return await examine(model, canary ? putFirst(canary, stable) : stable, parts, {
    ...(signal && { signal }),
    progress,
  })
}
