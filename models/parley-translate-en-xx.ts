import type { Model } from '../src/contract/model.ts'
import { starterFacts } from './starter/starter-facts.ts'
import { MAXIMUM_TOKENS, sentinels } from './starter/translation-facts.ts'

export const parleyTranslateEnXx: Model<'translation'> = {
  ...starterFacts('parley-translate-en-xx'),
  kind: 'translation',
  job: 'translation',
  precision: 'q8',
  languages: { from: ['en'], to: ['fr', 'es', 'de'] },
  languageStyle: { style: 'prefix', prefix: { fr: '>>fr<<', es: '>>es<<', de: '>>de<<' } },
  sentinels,
  maximumTokens: MAXIMUM_TOKENS,
  licence: 'Apache-2.0',
}
