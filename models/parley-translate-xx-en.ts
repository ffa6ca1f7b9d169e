import type { Model } from '../src/contract/model.ts'
import { starterFacts } from './starter/starter-facts.ts'
import { MAXIMUM_TOKENS, sentinels } from './starter/translation-facts.ts'

export const parleyTranslateXxEn: Model<'translation'> = {
  ...starterFacts('parley-translate-xx-en'),
  kind: 'translation',
  job: 'translation',
  precision: 'q8',
  languages: { from: ['fr', 'es', 'de'], to: ['en'] },
  languageStyle: { style: 'fixed' },
  sentinels,
  maximumTokens: MAXIMUM_TOKENS,
  licence: 'Apache-2.0',
}
