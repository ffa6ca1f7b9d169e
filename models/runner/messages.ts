import type { ErrorCode } from '../../src/contract/errors.ts'
import type { LanguageStyle, Model, ModelKind, ModelOutput } from '../../src/contract/model.ts'

/** What a host must know of a model: a part of its catalogue row, its folder and where to run it. */
export interface HostModel {
  /** Name, revision and precision: another pull or precision is another model. */
  key: string
  kind: ModelKind
  folder: string
  files: Model['files']
  precision: string
  device: string
  maximumTokens: number
  labels?: NonNullable<Model['labels']>
  languageStyle?: LanguageStyle
}

/** One text of a batch. */
export interface HostItem {
  text: string
  from?: string
  to?: string
  /** Milliseconds since the epoch after which nobody wants the answer. */
  deadline?: number
}

export type ItemResult = { output: ModelOutput } | { code: ErrorCode; message: string }

/** How a host is started; JSON in its first argument. */
export interface HostSettings {
  device: string
  /** ONNX threads; absent: as many as the runtime likes. */
  threads?: number
}

export type ToHost =
  | { type: 'load'; model: HostModel }
  /** Frees what the model holds; only when no batch of it is under way. */
  | { type: 'unload'; model: string }
  /** A batch with `yields` lets batches without it go first, even in the middle of a generation. */
  | { type: 'run'; batch: number; model: string; yields: boolean; items: HostItem[] }
  | { type: 'cancel'; batch: number; item: number }
  | { type: 'probe' }

export type FromHost =
  | { type: 'ready'; megabytes: number }
  | { type: 'loaded'; model: string; milliseconds: number; megabytes: number }
  | { type: 'refused'; model: string; code: ErrorCode; message: string }
  | { type: 'started'; batch: number }
  | {
      type: 'answered'
      batch: number
      results: ItemResult[]
      /** Padded tokens that went through the model. */
      tokens: number
      milliseconds: number
      megabytes: number
    }
  | { type: 'failed'; batch: number; message: string; megabytes: number }
  | { type: 'probed'; problem?: string }
