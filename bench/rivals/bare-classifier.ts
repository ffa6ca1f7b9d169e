import { createRequire } from 'node:module'
import { join } from 'node:path'
import { AutoTokenizer } from '@xenova/transformers'
import { localName } from './local-models.ts'
import { batchesOf, type OpenRival } from './rival.ts'

interface OnnxTensor {
  data: Float32Array
  dims: readonly number[]
}
interface OnnxSession {
  inputNames: readonly string[]
  run(feeds: Record<string, OnnxTensor>): Promise<Record<string, OnnxTensor>>
}
interface OnnxRuntime {
  InferenceSession: { create(path: string, options: object): Promise<OnnxSession> }
  Tensor: new (type: 'int64', data: BigInt64Array, dims: number[]) => OnnxTensor
}

// The one that transformers.js itself loads: the same library on both sides of the comparison.
const onnx = createRequire(import.meta.resolve('@xenova/transformers'))('onnxruntime-node') as OnnxRuntime

/** A bare onnxruntime loop over the int8 file: one thread, texts perfectly sorted by tokens, no bot around it. */
export const openBareClassifier: OpenRival = async (folder, { batchItems }) => {
  const tokenizer = await AutoTokenizer.from_pretrained(localName(folder))
  const session = await onnx.InferenceSession.create(join(folder, 'onnx/model_quantized.onnx'), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
  })
  return async (texts) => {
    const started = performance.now()
    const tokens = texts.map((text) => tokenizer.encode(text))
    tokens.sort((a, b) => a.length - b.length)
    const tokeniseMilliseconds = performance.now() - started
    for (const batch of batchesOf(tokens, batchItems)) {
      const { logits } = await session.run(feedsOf(batch, session.inputNames))
      probabilities(logits!)
    }
    return { texts: texts.length, tokens: 0, milliseconds: performance.now() - started, tokeniseMilliseconds }
  }
}

function feedsOf(batch: number[][], names: readonly string[]): Record<string, OnnxTensor> {
  const width = Math.max(...batch.map((tokens) => tokens.length))
  const ids = new BigInt64Array(batch.length * width)
  const mask = new BigInt64Array(batch.length * width)
  for (const [row, tokens] of batch.entries()) {
    for (const [column, token] of tokens.entries()) {
      ids[row * width + column] = BigInt(token)
      mask[row * width + column] = 1n
    }
  }
  const data: Record<string, BigInt64Array> = { input_ids: ids, attention_mask: mask }
  const tensor = (name: string) =>
    new onnx.Tensor('int64', data[name] ?? new BigInt64Array(ids.length), [batch.length, width])
  return Object.fromEntries(names.map((name) => [name, tensor(name)]))
}

function probabilities({ data, dims }: OnnxTensor): number[][] {
  return batchesOf([...data], dims[1]!).map((logits) => {
    const powers = logits.map(Math.exp)
    const total = powers.reduce((sum, power) => sum + power, 0)
    return powers.map((power) => power / total)
  })
}
