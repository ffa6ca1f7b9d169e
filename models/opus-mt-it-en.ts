import { opusPair } from './hub/opus-pair.ts'

export const opusMtItEn = opusPair({
  pair: 'it-en',
  languages: { from: ['it'], to: ['en'] },
  licence: 'Apache-2.0',
  kilobytes: { tokenizer: 7900, encoder: 60900, decoder: 68100 },
})
