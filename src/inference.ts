import type { Model, ModelInput, ModelKind, ModelOutput, ModelRunner, RunContext } from './contract/model.ts'
import type { Inference, ModelNeed } from './contract/task.ts'

/** An Inference that remembers which models took part. */
export interface RecordedInference extends Inference {
  /** `name@revision`, in order of first use. */
  used(): string[]
}

/** Binds the models in service and the runner to one request's priority, signal and deadline. */
export function createInference(
  models: readonly Model[],
  runner: Pick<ModelRunner, 'run'>,
  context: RunContext,
): RecordedInference {
  const used = new Set<string>()
  return {
    find: (kind, need) => findModel(models, kind, need),
    targets: (from) => reachable(models, from),
    async run<K extends ModelKind>(model: Model<K>, input: ModelInput<K>): Promise<ModelOutput<K>> {
      used.add(`${model.name}@${model.revision}`)
      return await runner.run(model, input, context)
    },
    used: () => [...used],
  }
}

function findModel<K extends ModelKind>(
  models: readonly Model[],
  kind: K,
  need: ModelNeed,
): Model<K> | undefined {
  const fits = (model: Model) =>
    model.kind === kind &&
    model.job === need.job &&
    (need.from === undefined || model.languages.from.includes(need.from)) &&
    (need.to === undefined || model.languages.to.includes(need.to))
  return models.find(fits) as Model<K> | undefined
}

function reachable(models: readonly Model[], from: string): string[] {
  const direct = (source: string) =>
    models
      .filter((model) => model.job === 'translation' && model.languages.from.includes(source))
      .flatMap((model) => model.languages.to)
  const first = direct(from)
  const all = new Set(first.includes('en') ? [...first, ...direct('en')] : first)
  all.delete(from)
  return [...all].sort()
}
