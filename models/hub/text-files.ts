import type { ModelFile } from '../../src/contract/model.ts'

/** Lengths in kilobytes, as the hub's pages round them; the lock file has the exact ones after a pull. */
interface Kilobytes {
  tokenizer: number
  weights: number
}

/** The files of a one-part model (BERT and its kin) at `q8` in the layout that transformers.js loads. */
export function textFiles({ tokenizer, weights }: Kilobytes): ModelFile[] {
  return [
    { path: 'config.json', bytes: 1000 },
    { path: 'tokenizer.json', bytes: tokenizer * 1000 },
    { path: 'tokenizer_config.json', bytes: 500 },
    { path: 'onnx/model_quantized.onnx', bytes: weights * 1000 },
  ]
}
