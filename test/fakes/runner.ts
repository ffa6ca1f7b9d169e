import { codedError } from '../../src/contract/errors.ts'
import type {
  Model,
  ModelInput,
  ModelKind,
  ModelOutput,
  ModelRunner,
  RunContext,
} from '../../src/contract/model.ts'

type Answer = (input: never, model: Model) => unknown

/** A runner that answers from functions by kind of model, records every call and throws for what was not set. */
export function createFakeRunner(answers: Partial<Record<ModelKind, Answer>>) {
  const calls: { model: string; input: ModelInput; context: RunContext }[] = []
  const runner: ModelRunner = {
    async run<K extends ModelKind>(model: Model<K>, input: ModelInput<K>, context: RunContext) {
      calls.push({ model: model.name, input, context })
      const answer = answers[model.kind]
      if (!answer) throw new Error(`the fake runner has no answer for ${model.kind}`)
      if (context.signal?.aborted) throw codedError('CANCELLED')
      return answer(input as never, model) as ModelOutput<K>
    },
    async stop() {},
  }
  return { runner, calls }
}

const base = {
  set: 'starter' as const,
  repository: 'fake',
  revision: 'r1',
  files: [],
  precision: 'q8',
  maximumTokens: 128,
  licence: 'none',
  measured: [],
}

export const fakeSentiment: Model<'text-classification'> = {
  ...base,
  name: 'fake-sentiment',
  kind: 'text-classification',
  job: 'sentiment',
  languages: { from: ['en'], to: [] },
}

/** English to French and Spanish, and back. */
export const fakeTranslators: Model<'translation'>[] = [
  {
    ...base,
    name: 'fake-en-xx',
    kind: 'translation',
    job: 'translation',
    languages: { from: ['en'], to: ['fr', 'es'] },
  },
  {
    ...base,
    name: 'fake-xx-en',
    kind: 'translation',
    job: 'translation',
    languages: { from: ['fr', 'es'], to: ['en'] },
  },
]

export const silentLog = { debug() {}, info() {}, warn() {}, error() {} }
