import type { ModelFile } from '../../src/contract/model.ts'

/** Lengths in kilobytes, as the hub's pages round them; the lock file has the exact ones after a pull. */
interface Kilobytes {
  tokenizer: number
  encoder: number
  decoder: number
}

/** The files of an encoder–decoder model at `q8` in the layout that transformers.js loads. */
export function twoPartFiles({ tokenizer, encoder, decoder }: Kilobytes): ModelFile[] {
  return [
    { path: 'config.json', bytes: 1400 },
    { path: 'generation_config.json', bytes: 300 },
    { path: 'tokenizer.json', bytes: tokenizer * 1000 },
    { path: 'tokenizer_config.json', bytes: 500 },
    { path: 'onnx/encoder_model_quantized.onnx', bytes: encoder * 1000 },
    { path: 'onnx/decoder_model_merged_quantized.onnx', bytes: decoder * 1000 },
  ]
}
