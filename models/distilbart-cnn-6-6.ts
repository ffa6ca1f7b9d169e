import type { Model } from '../src/contract/model.ts'
import { twoPartFiles } from './hub/two-part-files.ts'

/** Writes prose, so it can say what nobody said; trained on news. */
export const distilbartCnn66: Model<'summarization'> = {
  name: 'distilbart-cnn-6-6',
  kind: 'summarization',
  job: 'summary',
  set: 'standard',
  repository: 'Xenova/distilbart-cnn-6-6',
  revision: 'main',
  files: twoPartFiles({ tokenizer: 2110, encoder: 129_000, decoder: 155_000 }),
  precision: 'q8',
  languages: { from: ['en'], to: ['en'] },
  maximumTokens: 1024,
  licence: 'Apache-2.0',
  measured: [],
}
