import { opusPair } from './hub/opus-pair.ts'

const LANGUAGES = ['pt', 'ro', 'ca', 'gl', 'oc', 'fr', 'es', 'it']

/** Mainly for Portuguese, which has no pair of its own; a token in front of the text chooses the language. */
export const opusMtEnRomance = opusPair({
  pair: 'en-ROMANCE',
  languages: { from: ['en'], to: LANGUAGES },
  languageStyle: {
    style: 'prefix',
    prefix: Object.fromEntries(LANGUAGES.map((code) => [code, `>>${code}<<`])),
  },
  licence: 'Apache-2.0',
  kilobytes: { tokenizer: 6120, encoder: 52_900, decoder: 60_200 },
})
