import { opusPair } from './hub/opus-pair.ts'

export const opusMtEnFr = opusPair({
  pair: 'en-fr',
  languages: { from: ['en'], to: ['fr'] },
  licence: 'Apache-2.0',
  kilobytes: { tokenizer: 6000, encoder: 50100, decoder: 57400 },
})
