import type { ModelOutput } from '../../src/contract/model.ts'
import type { HostItem } from './messages.ts'

/** The few things that we use of a transformers.js tensor. */
export interface Tensor {
  data: unknown
  dims: number[]
  type?: string
  /** `cpu`, or where a GPU keeps it. */
  location?: string
}

export type MakeTensor = (type: string, data: BigInt64Array | Float32Array, dims: number[]) => Tensor

/** The few things that we use of a transformers.js tokenizer. */
export interface Tokenizer {
  (text: string, options: Record<string, unknown>): { input_ids: number[] }
  decode(ids: number[], options: { skip_special_tokens: boolean }): string
  convert_tokens_to_ids(token: string): number | undefined
  pad_token_id?: number | undefined
  _build_translation_inputs?(
    text: string,
    options: Record<string, unknown>,
    generation: Record<string, unknown>,
  ): { input_ids: number[] }
}

/** The few things that we use of a transformers.js model. */
export interface LibraryModel {
  (inputs: Record<string, Tensor>): Promise<Record<string, Tensor>>
  config: Record<string, unknown>
  /** Frees its sessions. */
  dispose(): Promise<unknown>
}

/** A loaded model: first the ids of a text, then the answers of several texts at once. */
export interface Network {
  encode(item: HostItem): number[]
  /** What one more run costs, in padded tokens: whether splitting a batch to spare padding pays. */
  priceOfRun: number
  /** `pause` is called between the steps of a long run; it resolves when the run may go on. */
  run(batch: EncodedItem[], pause: () => Promise<void>): Promise<ModelOutput[]>
}

export interface EncodedItem {
  item: HostItem
  ids: number[]
  /** True when nobody waits for the answer any more. */
  isUnwanted(): boolean
}
