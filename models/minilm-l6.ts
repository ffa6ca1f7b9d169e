import type { Model } from '../src/contract/model.ts'
import { textFiles } from './hub/text-files.ts'

/** Sentence vectors; longer texts than 256 tokens are outside what it was trained on. */
export const minilmL6: Model<'feature-extraction'> = {
  name: 'minilm-l6',
  kind: 'feature-extraction',
  job: 'salience',
  set: 'standard',
  repository: 'Xenova/all-MiniLM-L6-v2',
  revision: 'main',
  files: textFiles({ tokenizer: 712, weights: 23_000 }),
  precision: 'q8',
  languages: { from: ['en'], to: [] },
  maximumTokens: 256,
  licence: 'Apache-2.0',
  measured: [],
}
