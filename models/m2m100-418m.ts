import type { Model } from '../src/contract/model.ts'
import { twoPartFiles } from './hub/two-part-files.ts'

/** Those of its hundred languages that have an ISO 639-1 code (without Northern Sotho, which it calls `ns`). */
const LANGUAGES =
  `af am ar az ba be bg bn br bs ca cs cy da de el en es et fa ff fi fr fy ga gd gl gu ha he hi hr
  ht hu hy id ig is it ja jv ka kk km kn ko lb lg ln lo lt lv mg mk ml mn mr ms my ne nl no oc or pa pl ps pt ro ru
  sd si sk sl so sq sr ss su sv sw ta th tl tn tr uk ur uz vi wo xh yi yo zh zu`.split(/\s+/)

export const m2m100418m: Model<'translation'> = {
  name: 'm2m100-418m',
  kind: 'translation',
  job: 'translation',
  set: 'standard',
  repository: 'Xenova/m2m100_418M',
  revision: 'main',
  files: twoPartFiles({ tokenizer: 7800, encoder: 288_000, decoder: 344_000 }),
  precision: 'q8',
  languages: { from: LANGUAGES, to: LANGUAGES },
  languageStyle: { style: 'codes', codes: Object.fromEntries(LANGUAGES.map((code) => [code, code])) },
  maximumTokens: 1024,
  licence: 'MIT',
  measured: [],
}
