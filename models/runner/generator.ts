import { codedError } from '../../src/contract/errors.ts'
import type { ModelOutput } from '../../src/contract/model.ts'
import { createDecoding, type GeneratingModel } from './decoding.ts'
import type { HostItem, HostModel } from './messages.ts'
import type { EncodedItem, MakeTensor, Network, Tokenizer } from './network.ts'

interface Parts {
  model: HostModel
  tokenizer: Tokenizer
  library: GeneratingModel
  tensor: MakeTensor
}

/** The longest output, whatever the input: a guard against endless loops, far above any chat message. */
const MOST_TOKENS = 512

/** Text in, text out: translation and summarisation, always the likeliest next token. */
export function createGenerator(parts: Parts): Network {
  return {
    encode: (item) => encode(item, parts),
    // Each step costs nearly the same for one text as for many.
    priceOfRun: 1000,
    run: (batch, pause) => generate(batch, pause, parts),
  }
}

function encode(item: HostItem, { model, tokenizer, library }: Parts): number[] {
  const language = model.languageStyle ?? { style: 'fixed' }
  if (language.style === 'codes') return encodeBetween(item, language.codes, tokenizer).ids
  const ids = tokenizer(taskPrefix(model, library) + item.text, { return_tensor: false }).input_ids
  if (language.style === 'fixed') return ids
  const prefix = spelled(language.prefix, item.to)
  // As an id and not as text: the library's Marian tokenizer would cut `>>fr<<` into pieces.
  const id = tokenizer.convert_tokens_to_ids(prefix)
  if (id === undefined) throw codedError('MODEL_DAMAGED', `${model.key} has no token ${prefix}.`)
  return [id, ...ids]
}

/** T5-like models are told their task in words; config.json holds them, as for the library's pipelines. */
function taskPrefix({ kind }: HostModel, { config }: GeneratingModel): string {
  const tasks = config.task_specific_params as Record<string, { prefix?: string }> | null | undefined
  return ((config.prefix as string | null | undefined) ?? '') + (tasks?.[kind]?.prefix ?? '')
}

function encodeBetween({ text, from, to }: HostItem, codes: Record<string, string>, tokenizer: Tokenizer) {
  const generation: Record<string, unknown> = { src_lang: spelled(codes, from), tgt_lang: spelled(codes, to) }
  const ids = tokenizer._build_translation_inputs!(text, { return_tensor: false }, generation).input_ids
  return { ids, first: generation.forced_bos_token_id as number }
}

function spelled(names: Record<string, string>, language: string | undefined): string {
  const name = names[language ?? '']
  if (name === undefined)
    throw codedError('UNSUPPORTED_LANGUAGE', `The model has no name for the language "${language}".`)
  return name
}

async function generate(
  batch: EncodedItem[],
  pause: () => Promise<void>,
  parts: Parts,
): Promise<ModelOutput[]> {
  const language = parts.model.languageStyle
  const codes = language?.style === 'codes' ? language.codes : undefined
  // Such a batch has one pair of languages, so its first item speaks for all.
  const first = codes && encodeBetween(batch[0]!.item, codes, parts.tokenizer).first
  const most = longestOf(parts.library)
  const limitOf = (tokens: number) => Math.min(most, 2 * tokens + 20)
  const decoding = await createDecoding(batch, { ...parts, first, limitOf })
  while (decoding.isGoingOn()) {
    await decoding.step()
    await pause()
  }
  return decoding.rows.map(({ made, complete }) => ({
    // The library refuses to decode nothing.
    text: made.length === 0 ? '' : parts.tokenizer.decode(made, { skip_special_tokens: true }).trim(),
    complete,
    tokens: made.length,
  }))
}

/** Where the model itself stops at the latest; twice the source and a little is a loop or a cut already. */
function longestOf({ config, configs }: GeneratingModel): number {
  const own = (configs?.generation_config?.max_length ?? config.max_length) as number | undefined
  return Math.min(MOST_TOKENS, own ?? MOST_TOKENS)
}
