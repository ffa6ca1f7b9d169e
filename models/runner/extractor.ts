import type { ModelOutput } from '../../src/contract/model.ts'
import type { LibraryModel, MakeTensor, Network, Tensor, Tokenizer } from './network.ts'
import { type Padded, padded } from './padded.ts'

interface Parts {
  tokenizer: Tokenizer
  library: LibraryModel
  tensor: MakeTensor
}

/** Text in, one vector of length 1 out: the mean over its tokens. */
export function createExtractor({ tokenizer, library, tensor }: Parts): Network {
  return {
    encode: ({ text }) => tokenizer(text, { return_tensor: false }).input_ids,
    priceOfRun: 16,
    run: async (batch) => {
      const input = padded(
        batch.map((item) => item.ids),
        tokenizer.pad_token_id ?? 0,
      )
      const output = await library({
        input_ids: tensor('int64', input.ids, [input.rows, input.columns]),
        attention_mask: tensor('int64', input.mask, [input.rows, input.columns]),
      })
      const states = output.last_hidden_state ?? output.token_embeddings ?? output.logits!
      return batch.map((item, row) => meanOf(states, row, input, item.ids.length))
    },
  }
}

function meanOf(
  states: Tensor,
  row: number,
  input: Padded,
  tokens: number,
): ModelOutput<'feature-extraction'> {
  const width = states.dims[2]!
  const data = states.data as Float32Array
  const vector = new Float32Array(width)
  for (let column = 0; column < tokens; column++) {
    const start = (row * input.columns + column) * width
    for (let place = 0; place < width; place++) vector[place] = vector[place]! + data[start + place]!
  }
  // Dividing by the number of tokens first would change nothing: the length becomes 1 anyway.
  const length = Math.hypot(...vector) || 1
  return { vector: vector.map((value) => value / length) }
}
