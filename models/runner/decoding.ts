import { keepRows } from './keep-rows.ts'
import type { EncodedItem, LibraryModel, MakeTensor, Tensor, Tokenizer } from './network.ts'
import { padded } from './padded.ts'

/** What we use of a transformers.js model that generates. The underscored ones are not documented: the version is pinned. */
export interface GeneratingModel extends LibraryModel {
  configs?: { generation_config?: { max_length?: number } | null }
  forward(inputs: Record<string, unknown>): Promise<Record<string, Tensor>>
  _prepare_generation_config(config: null, options: Record<string, unknown>): GenerationSettings
  _get_logits_processor(settings: GenerationSettings, length: number, more: null): LogitsProcessors
  _prepare_encoder_decoder_kwargs_for_generation(inputs: {
    model_inputs: Record<string, Tensor>
    generation_config: GenerationSettings
  }): Promise<{ encoder_outputs: Tensor }>
}

interface GenerationSettings {
  decoder_start_token_id: number
  eos_token_id: number | number[]
}
type LogitsProcessors = ((ids: bigint[][], logits: Tensor) => Tensor) & { processors: unknown[] }

/** One text being written. */
interface Row {
  source: EncodedItem
  limit: number
  made: number[]
  ended: boolean
  /** The model itself ended the text. */
  complete: boolean
}

interface Parts {
  tokenizer: Tokenizer
  library: GeneratingModel
  tensor: MakeTensor
  /** The token that every output must begin with, for models that are told the target language so. */
  first: number | undefined
  limitOf: (inputTokens: number) => number
}

interface State extends Parts {
  rows: Row[]
  /** The rows that are still in the tensors, in their order. */
  active: Row[]
  start: number
  ends: number[]
  processors: LogitsProcessors
  encoder: Tensor
  mask: Tensor
  past: Record<string, Tensor> | undefined
}

/**
 * Greedy decoding of several texts at once. Not the library's `generate`: in a batch that one goes on after a text has
 * ended until all end at the same step, so a short text grows a tail that it does not have alone.
 */
export async function createDecoding(batch: EncodedItem[], parts: Parts) {
  const state = await begin(batch, parts)
  return {
    rows: state.rows,
    isGoingOn: () => state.active.some((row) => !row.ended),
    step: () => step(state),
  }
}

async function begin(batch: EncodedItem[], parts: Parts): Promise<State> {
  const { library, tensor, tokenizer } = parts
  const input = padded(
    batch.map((item) => item.ids),
    tokenizer.pad_token_id ?? 0,
  )
  const mask = tensor('int64', input.mask, [input.rows, input.columns])
  const ids = tensor('int64', input.ids, [input.rows, input.columns])
  const settings = library._prepare_generation_config(null, {
    num_beams: 1,
    do_sample: false,
    min_length: 0,
    // Forcing an end at the limit would make a cut text look complete.
    forced_eos_token_id: null,
    ...(parts.first === undefined ? {} : { forced_bos_token_id: parts.first }),
  })
  const prepared = await library._prepare_encoder_decoder_kwargs_for_generation({
    model_inputs: { input_ids: ids, attention_mask: mask },
    generation_config: settings,
  })
  const rows = batch.map((source) => newRow(source, parts.limitOf(source.ids.length)))
  return {
    ...parts,
    rows,
    active: rows,
    start: settings.decoder_start_token_id,
    ends: [settings.eos_token_id].flat(),
    processors: library._get_logits_processor(settings, 1, null),
    encoder: prepared.encoder_outputs,
    mask,
    past: undefined,
  }
}

function newRow(source: EncodedItem, limit: number): Row {
  return { source, limit, made: [], ended: false, complete: false }
}

async function step(state: State): Promise<void> {
  const last = state.active.map((row) => BigInt(row.made.at(-1) ?? state.start))
  const output = await state.library.forward({
    encoder_outputs: state.encoder,
    attention_mask: state.mask,
    decoder_input_ids: state.tensor('int64', BigInt64Array.from(last), [last.length, 1]),
    past_key_values: state.past ?? null,
  })
  const logits = processed(output.logits!, state)
  const width = output.logits!.dims.at(-1)!
  state.active.forEach((row, place) => {
    if (!row.ended) extend(row, highest(logits, place * width, width), state.ends)
  })
  state.past = remembered(output, state.past)
  leaveOutEnded(state)
}

function extend(row: Row, token: number, ends: number[]): void {
  if (ends.includes(token)) {
    row.complete = true
    row.ended = true
    return
  }
  row.made.push(token)
  row.ended = row.made.length >= row.limit || row.source.isUnwanted()
}

/** The logits after the rules of the model's generation_config.json (tokens never to write, repetitions, …). */
function processed(logits: Tensor & { to?(type: string): Tensor }, state: State): Float32Array {
  const plain = logits.data instanceof Float32Array ? logits : logits.to!('float32')
  const data = plain.data as Float32Array
  if (state.processors.processors.length > 0) {
    const made = state.active.map((row) => [state.start, ...row.made].map(BigInt))
    state.processors(made, state.tensor('float32', data, [state.active.length, logits.dims.at(-1)!]))
  }
  return data
}

function highest(values: Float32Array, start: number, count: number): number {
  let best = start
  for (let place = start + 1; place < start + count; place++) if (values[place]! > values[best]!) best = place
  return best - start
}

/** The key–value cache for the next step; the part that comes from the encoder never changes after the first. */
function remembered(
  output: Record<string, Tensor>,
  before: Record<string, Tensor> | undefined,
): Record<string, Tensor> {
  const past: Record<string, Tensor> = {}
  for (const [name, value] of Object.entries(output)) {
    if (!name.startsWith('present')) continue
    const key = name.replace('present', 'past_key_values')
    past[key] = (name.includes('encoder') ? before?.[key] : undefined) ?? value
  }
  return past
}

/** Copying the cache costs about a step, so rows leave only when half of them have ended. */
function leaveOutEnded(state: State): void {
  const places = state.active.flatMap((row, place) => (row.ended ? [] : [place]))
  if (places.length === 0 || places.length > state.active.length / 2) return
  const past = Object.entries(state.past ?? {})
  const tensors = [state.encoder, state.mask, ...past.map(([, value]) => value)]
  if (tensors.some((tensor) => (tensor.location ?? 'cpu') !== 'cpu')) return
  state.active = places.map((place) => state.active[place]!)
  state.encoder = keepRows(state.encoder, places, state.tensor)
  state.mask = keepRows(state.mask, places, state.tensor)
  state.past = Object.fromEntries(past.map(([name, value]) => [name, keepRows(value, places, state.tensor)]))
}
