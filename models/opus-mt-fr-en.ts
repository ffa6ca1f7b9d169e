import { opusPair } from './hub/opus-pair.ts'

export const opusMtFrEn = opusPair({
  pair: 'fr-en',
  languages: { from: ['fr'], to: ['en'] },
  licence: 'Apache-2.0',
  kilobytes: { tokenizer: 6000, encoder: 50100, decoder: 57400 },
})
