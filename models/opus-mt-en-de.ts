import { opusPair } from './hub/opus-pair.ts'

export const opusMtEnDe = opusPair({
  pair: 'en-de',
  languages: { from: ['en'], to: ['de'] },
  licence: 'CC-BY-4.0',
  kilobytes: { tokenizer: 5800, encoder: 49400, decoder: 56700 },
})
