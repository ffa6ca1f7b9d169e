import type { Priority } from './request.ts'

/** What goes into and comes out of each kind of model. One text an input: the runner makes the batches. */
interface ModelIO {
  'text-classification': { input: { text: string }; output: { scores: Record<string, number> } }
  /** `complete` is false when the model stopped at its output limit. */
  translation: {
    input: { text: string; from: string; to: string }
    output: { text: string; complete: boolean; tokens: number }
  }
  summarization: { input: { text: string }; output: { text: string; complete: boolean; tokens: number } }
  /** `vector` is mean-pooled and has length 1. */
  'feature-extraction': { input: { text: string }; output: { vector: Float32Array } }
}
export type ModelKind = keyof ModelIO
export type ModelInput<K extends ModelKind = ModelKind> = ModelIO[K]['input']
export type ModelOutput<K extends ModelKind = ModelKind> = ModelIO[K]['output']

/** The jobs that models do for tasks. */
export type Job = 'sentiment' | 'translation' | 'salience' | 'summary'

export interface ModelFile {
  /** Inside the model's folder, with `/`. */
  path: string
  bytes: number
  /** Hexadecimal; absent for standard models until `models pull` has recorded it in the lock file. */
  sha256?: string
}

/** How a translation model is told its languages. */
export type LanguageStyle =
  | { style: 'fixed' }
  /** A token in front of the text, for example `>>fr<<`. */
  | { style: 'prefix'; prefix: Record<string, string> }
  /** The pipeline's `src_lang` and `tgt_lang`, as the model spells them. */
  | { style: 'codes'; codes: Record<string, string> }

/** One measured figure and the command that prints it. */
export interface Measure {
  what: string
  value: number
  command: string
}

/** A learned weighing of a conversation's messages: linear in features of each and in its vector. */
export interface SalienceHead {
  /** Names, in the order of the three lists that follow; what each is stands in the model's FEATURES.md. */
  features: string[]
  means: number[]
  scales: number[]
  weights: number[]
  /** One weight a dimension of the vector. */
  embedding: number[]
  /** From 0 (only salience counts when points are picked) to 1 (only unlikeness does). */
  diversity: number
  /** Messages with fewer words are no candidates. */
  minimumWords: number
  /** Messages on either side that count as the neighbourhood. */
  neighbours: number
  functionWords: string[]
  fillers: string[]
}

/** One row of the catalogue: data only. */
export interface Model<K extends ModelKind = ModelKind> {
  name: string
  kind: K
  job: Job
  set: 'starter' | 'standard'
  /** On the model hub, for example `Xenova/opus-mt-en-fr`; for starter models the folder under `models/starter`. */
  repository: string
  /** A commit for standard models once pulled; a short hash over all files for starter models. */
  revision: string
  files: ModelFile[]
  /** `q8` (int8), `fp32`, … as transformers.js spells it. */
  precision: string
  /** Languages it reads; for translation `from` and `to`, ISO 639-1. */
  languages: { from: string[]; to: string[] }
  languageStyle?: LanguageStyle
  /** Tokens of its vocabulary that it was trained to copy, one each; protected spans travel as these. */
  sentinels?: readonly string[]
  /** Its own labels → ours, for classifiers. */
  labels?: Record<string, 'negative' | 'neutral' | 'positive'>
  /** For models of the job `salience`; without one, messages are weighed by their centrality. */
  head?: SalienceHead
  /** The most input tokens it takes at once. */
  maximumTokens: number
  licence: string
  /** The licence forbids commercial use. */
  nonCommercial?: boolean
  measured: Measure[]
}

/** What the runner must know besides the input. `deadline` is in milliseconds since the epoch. */
export interface RunContext {
  priority: Priority
  signal?: AbortSignal
  deadline?: number
}

/** The only way to a model: local processes, a remote one, or a fake. */
export interface ModelRunner {
  /**
   * Runs one input. Rejects with a coded error: TOO_MANY_TOKENS (split the text and ask again), OVERLOADED, EXPIRED,
   * CANCELLED, MODEL_FAILED, MODEL_MISSING, MODEL_DAMAGED.
   */
  run<K extends ModelKind>(
    model: Model<K>,
    input: ModelInput<K>,
    context: RunContext,
  ): Promise<ModelOutput<K>>
  stop(): Promise<void>
}
