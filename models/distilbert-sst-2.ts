import type { Model } from '../src/contract/model.ts'
import { textFiles } from './hub/text-files.ts'

/** Knows no neutral: it was trained on sentences of film reviews that are one or the other. */
export const distilbertSst2: Model<'text-classification'> = {
  name: 'distilbert-sst-2',
  kind: 'text-classification',
  job: 'sentiment',
  set: 'standard',
  repository: 'Xenova/distilbert-base-uncased-finetuned-sst-2-english',
  revision: 'main',
  files: textFiles({ tokenizer: 711, weights: 67_600 }),
  precision: 'q8',
  languages: { from: ['en'], to: [] },
  labels: { NEGATIVE: 'negative', POSITIVE: 'positive' },
  maximumTokens: 512,
  licence: 'Apache-2.0',
  measured: [],
}
