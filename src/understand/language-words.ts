import type { SpokenLanguage } from '../contract/phrases/nearest.ts'
import { languageCode } from '../text/languages.ts'
import { wordSet } from './phrases.ts'
import { closes, plainWord, type Token } from './tokens.ts'

/** A language named in words. */
export interface NamedLanguage {
  code: string
  /** In tokens. */
  length: number
  /** Also an everyday word, such as `it` or `be`, so that a colon must show what is meant. */
  everyday: boolean
}

/** Codes that are words or abbreviations in the languages people write to Parley in. */
const EVERYDAY = wordSet(
  'am be chi da et eu fil he hi id in ir is it ja la lo ma me mi ml mr ms my ne no por ps si so sq spa ta te tu us zu',
)

/** What may stand beside a language's name without being the text: "Brazilian Portuguese", "Chinese (simplified)". */
const REGIONS = wordSet(
  'brazilian brazil european american british canadian mexican swiss austrian latin simplified traditional uk us bokmål nynorsk',
  'brésilien brésil canadien québécois suisse belge simplifié traditionnel européen',
  'brasileño brasil mexicano latino latinoamericano simplificado tradicional europeo',
  'brasilianisches schweizer österreichisches vereinfachtes traditionelles europäisches',
)
const ARTICLES = wordSet('le la el das dem die')
const LONGEST_NAME = 3

/** The language named from token `at`, by the longest name that fits. */
export function languageAt(tokens: readonly Token[], at: number): NamedLanguage | undefined {
  for (let length = LONGEST_NAME; length >= 1; length--) {
    const named = tokens.slice(at, at + length)
    if (named.length < length || named.slice(0, -1).some(closes)) continue
    const code = codeOf(named.map((token) => token.raw))
    if (code !== undefined) return { code, length, everyday: length === 1 && EVERYDAY.has(named[0]!.plain) }
  }
  return undefined
}

/** Like `languageAt`, also behind an article: "le français", "l'anglais". */
export function languageWithArticle(tokens: readonly Token[], at: number): NamedLanguage | undefined {
  const named = languageAt(tokens, at)
  if (named !== undefined || !ARTICLES.has(tokens[at]?.plain ?? '')) return named
  const behind = languageAt(tokens, at + 1)
  return behind && { ...behind, length: behind.length + 1 }
}

/** `fr: Hello`: a code of two letters that is no word, and a colon. */
export function codeBeforeColon(token: Token | undefined): string | undefined {
  if (token?.colon !== true || !/^[a-z]{2}$/i.test(token.raw) || EVERYDAY.has(token.plain)) return undefined
  return languageCode(token.raw)
}

/** Whether one of the words is the name of a language in another: `inglés` names English in Spanish. */
export const isNamedIn = (language: SpokenLanguage, code: string, tokens: readonly Token[]) =>
  tokens.some((token) => plainWord(nameOf(code, language)) === token.plain)

const nameOf = (code: string, locale: string) =>
  new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code

function codeOf(words: readonly string[]): string | undefined {
  const code = words.length === 1 ? codeOfWord(words[0]!) : languageCode(words.join(' '))
  if (code === undefined || words.length === 1) return code
  // `languageCode` also finds the language in "French hello"; here every word must belong to the name.
  const others = words.filter((word) => !REGIONS.has(plainWord(word)))
  return others.length <= 1 || !others.some((word) => languageCode(word)) ? code : undefined
}

/** Also as German bends it ("ins Deutsche", "aus dem Englischen") and as French elides before it ("l'anglais"). */
function codeOfWord(word: string): string | undefined {
  const name = word.replace(/^[ld]['’]/i, '')
  return languageCode(name) ?? languageCode(name.replace(/sche[mnr]?$/i, 'sch'))
}
