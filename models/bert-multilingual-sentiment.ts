import type { Model } from '../src/contract/model.ts'
import { textFiles } from './hub/text-files.ts'

/** Gives one to five stars, being trained on reviews of products: three stars are its neutral. */
export const bertMultilingualSentiment: Model<'text-classification'> = {
  name: 'bert-multilingual-sentiment',
  kind: 'text-classification',
  job: 'sentiment',
  set: 'standard',
  repository: 'Xenova/bert-base-multilingual-uncased-sentiment',
  revision: 'main',
  files: textFiles({ tokenizer: 2560, weights: 169_000 }),
  precision: 'q8',
  languages: { from: ['en', 'nl', 'de', 'fr', 'es', 'it'], to: [] },
  labels: {
    '1 star': 'negative',
    '2 stars': 'negative',
    '3 stars': 'neutral',
    '4 stars': 'positive',
    '5 stars': 'positive',
  },
  maximumTokens: 512,
  licence: 'MIT',
  measured: [],
}
