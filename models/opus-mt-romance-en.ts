import { opusPair } from './hub/opus-pair.ts'

/** Mainly for Portuguese, which has no pair of its own. */
export const opusMtRomanceEn = opusPair({
  pair: 'ROMANCE-en',
  languages: { from: ['pt', 'ro', 'ca', 'gl', 'oc', 'fr', 'es', 'it'], to: ['en'] },
  licence: 'Apache-2.0',
  kilobytes: { tokenizer: 6120, encoder: 52_900, decoder: 60_200 },
})
