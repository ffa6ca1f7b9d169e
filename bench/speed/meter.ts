import type { Model, ModelInput, ModelKind, ModelOutput, ModelRunner } from '../../src/contract/model.ts'

/** One input that a task gave to a model. */
export interface Metered {
  model: Model
  input: ModelInput
}

/** Stands between the bot and the runner and remembers what passes. */
export interface Meter {
  watch(runner: ModelRunner): ModelRunner
  /** What passed since it was last asked: the inputs, and the tokens that were generated for them. */
  take(): { inputs: Metered[]; tokens: number }
}

export function createMeter(): Meter {
  let inputs: Metered[] = []
  let tokens = 0
  return {
    watch: (runner) => ({
      async run<K extends ModelKind>(
        model: Model<K>,
        input: ModelInput<K>,
        context: Parameters<ModelRunner['run']>[2],
      ) {
        const output: ModelOutput<K> = await runner.run(model, input, context)
        inputs.push({ model, input })
        if ('tokens' in output) tokens += output.tokens
        return output
      },
      stop: () => runner.stop(),
    }),
    take() {
      const taken = { inputs, tokens }
      inputs = []
      tokens = 0
      return taken
    },
  }
}
