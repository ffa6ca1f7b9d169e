import type { Model } from '../src/contract/model.ts'
import { starterFacts } from './starter/starter-facts.ts'
import { starterHead } from './starter/starter-head.ts'

export const parleySummaryEn: Model<'feature-extraction'> = {
  ...starterFacts('parley-summary-en'),
  kind: 'feature-extraction',
  job: 'salience',
  precision: 'q8',
  languages: { from: ['en'], to: [] },
  ...starterHead('parley-summary-en'),
  maximumTokens: 128,
  licence: 'Apache-2.0',
}
