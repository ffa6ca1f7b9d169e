import { opusPair } from './hub/opus-pair.ts'

export const opusMtEsEn = opusPair({
  pair: 'es-en',
  languages: { from: ['es'], to: ['en'] },
  licence: 'Apache-2.0',
  kilobytes: { tokenizer: 6200, encoder: 53000, decoder: 60200 },
})
