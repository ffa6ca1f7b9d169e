import { opusPair } from './hub/opus-pair.ts'

export const opusMtDeEn = opusPair({
  pair: 'de-en',
  languages: { from: ['de'], to: ['en'] },
  licence: 'Apache-2.0',
  kilobytes: { tokenizer: 5800, encoder: 49400, decoder: 56700 },
})
