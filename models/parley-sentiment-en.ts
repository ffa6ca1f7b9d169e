import type { Model } from '../src/contract/model.ts'
import { starterFacts } from './starter/starter-facts.ts'

export const parleySentimentEn: Model<'text-classification'> = {
  ...starterFacts('parley-sentiment-en'),
  kind: 'text-classification',
  job: 'sentiment',
  precision: 'q8',
  languages: { from: ['en'], to: [] },
  labels: { negative: 'negative', neutral: 'neutral', positive: 'positive' },
  maximumTokens: 128,
  licence: 'Apache-2.0',
}
