import type { JsonSchema } from './json-schema.ts'
import type { Job, Model, ModelInput, ModelKind, ModelOutput } from './model.ts'
import type { AnswerPhrases } from './phrases/answers/index.ts'
import type { Reply } from './reply.ts'
import type { OptionValues, Origin, TaskInput } from './request.ts'

/** One option of a task. Slash commands, flags, OpenAPI, help and docs derive from it. */
export interface OptionInfo {
  name: string
  summary: string
  type: 'boolean' | 'choice' | 'language'
  choices?: readonly string[]
  default?: string | boolean
  required?: boolean
}

/** What can be known of a task without running it. */
export interface TaskInfo {
  name: string
  summary: string
  input: 'text' | 'conversation'
  options: readonly OptionInfo[]
  /** Characters in all texts together; more is refused with TOO_LARGE. */
  maximumCharacters: number
  /** One request as a person would type it on a command line, after `parley`. */
  example: string
  /** What the data of its answers holds, beside `model` and `notes`: an object with `properties` and `required`. */
  answer?: { properties: Readonly<Record<string, JsonSchema>>; required: readonly string[] }
  /** False: not offered in chats, only on the command line and over HTTP. */
  inChats?: boolean
}

/**
 * A part of a long answer, in its final form. Those of a translation, joined in order, are its text; each of a summary is
 * the text of a point.
 */
export interface Piece {
  /** Its place among the parts, from 0; one that is left out leaves a gap. */
  index: number
  text: string
}

/** What a task is asked. Options are checked, defaults filled in and languages are ISO 639-1 codes. */
export interface TaskCall<Input extends TaskInput = TaskInput> {
  input: Input
  options: OptionValues
  origin: Origin
  /** What answers say, in the asker's language. */
  phrases: AnswerPhrases
  /** Reports progress of long work. */
  progress(done: number, total: number): void
  /** Gives a part of a long answer as soon as it is done. */
  piece(piece: Piece): void
}

/** What a task needs of a model; the answer is the first model in service that fits. */
export interface ModelNeed {
  job: Job
  from?: string
  to?: string
}

/** A task's way to the models, bound to one request's priority, signal and deadline. */
export interface Inference {
  /** The model in service for a need, or undefined when there is none. */
  find<K extends ModelKind>(kind: K, need: ModelNeed): Model<K> | undefined
  /** Languages that translation can reach from `from`: directly or through English. */
  targets(from: string): string[]
  run<K extends ModelKind>(model: Model<K>, input: ModelInput<K>): Promise<ModelOutput<K>>
}

export interface TaskTools {
  infer: Inference
  /** Terms that are never translated. */
  glossary: readonly string[]
}

/** A task's answer; the bot adds what every reply has. */
export type TaskReply = Omit<Reply, 'visibility' | 'models'>

export interface Task<Input extends TaskInput = TaskInput> extends TaskInfo {
  run(call: TaskCall<Input>, tools: TaskTools): Promise<TaskReply>
}
