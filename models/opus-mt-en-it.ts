import { opusPair } from './hub/opus-pair.ts'

export const opusMtEnIt = opusPair({
  pair: 'en-it',
  languages: { from: ['en'], to: ['it'] },
  licence: 'Apache-2.0',
  kilobytes: { tokenizer: 7900, encoder: 60900, decoder: 68100 },
})
