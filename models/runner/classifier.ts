import type { ModelOutput } from '../../src/contract/model.ts'
import type { HostModel } from './messages.ts'
import type { EncodedItem, LibraryModel, MakeTensor, Network, Tokenizer } from './network.ts'
import { padded } from './padded.ts'

interface Parts {
  model: HostModel
  tokenizer: Tokenizer
  library: LibraryModel
  tensor: MakeTensor
}

/** Text in, a score for each label out. */
export function createClassifier(parts: Parts): Network {
  const names = labelNames(parts.library.config.id2label as Record<string, string>, parts.model.labels)
  const multiple = parts.library.config.problem_type === 'multi_label_classification'
  return {
    encode: ({ text }) => parts.tokenizer(text, { return_tensor: false }).input_ids,
    priceOfRun: 16,
    run: async (batch) => {
      const logits = await logitsOf(batch, parts)
      return batch.map((_, row) =>
        scored(logits.subarray(row * names.length, (row + 1) * names.length), names, multiple),
      )
    },
  }
}

async function logitsOf(batch: EncodedItem[], parts: Parts): Promise<Float32Array> {
  const { ids, mask, rows, columns } = padded(
    batch.map((item) => item.ids),
    parts.tokenizer.pad_token_id ?? 0,
  )
  const output = await parts.library({
    input_ids: parts.tensor('int64', ids, [rows, columns]),
    attention_mask: parts.tensor('int64', mask, [rows, columns]),
  })
  return output.logits!.data as Float32Array
}

/** Our name of each logit; a label that the catalogue does not map keeps its own. */
function labelNames(own: Record<string, string>, ours: Record<string, string> = {}): string[] {
  return Object.keys(own)
    .sort((a, b) => Number(a) - Number(b))
    .map((id) => ours[own[id]!] ?? own[id]!)
}

/** Several of the model's labels may be one of ours (five stars are three moods): their scores add up. */
function scored(
  logits: Float32Array,
  names: string[],
  multiple: boolean,
): ModelOutput<'text-classification'> {
  const values = multiple ? Array.from(logits, (logit) => 1 / (1 + Math.exp(-logit))) : softmax(logits)
  const scores: Record<string, number> = {}
  names.forEach((name, place) => {
    scores[name] = (scores[name] ?? 0) + values[place]!
  })
  return { scores }
}

function softmax(logits: Float32Array): number[] {
  const highest = Math.max(...logits)
  const powers = Array.from(logits, (logit) => Math.exp(logit - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
