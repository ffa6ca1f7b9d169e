import { opusPair } from './hub/opus-pair.ts'

export const opusMtEnEs = opusPair({
  pair: 'en-es',
  languages: { from: ['en'], to: ['es'] },
  licence: 'Apache-2.0',
  kilobytes: { tokenizer: 6200, encoder: 53000, decoder: 60200 },
})
