import { FREQUENT_WORDS } from './frequent-words.ts'
import { findSpans } from './spans.ts'

/** Said alike in every chat of the world, so no sign of any language. */
const ANYWHERE = new Set(
  'ok okay okey oki k kk lol lmao rofl xd omg wtf wow yay hmm mmm ah oh aha uh eh gg wp brb afk asap fyi imo imho btw lgtm thx plz pls hehe bravo super stop no'.split(
    ' ',
  ),
)
const LAUGHTER = /^(?:[bhjk]*(?:[hjk][aeiou]){2,}[hj]?|jaja\w*|haha\w*|(?:rs){2,}|k{3,}|w{3,})$/u
/** A word typed without its accents says a little less. */
const WEIGHT_WITHOUT_ACCENTS = 0.7

const VOTES = votesByWord()

/** The words of a text in lower case, without mentions, links, code, emoji, laughter and the like. */
export function wordsOf(text: string): string[] {
  let end = 0
  let plain = ''
  for (const span of findSpans(text)) {
    plain += `${text.slice(end, span.start)} `
    end = span.end
  }
  const found = (plain + text.slice(end)).toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  return found.map(shortened).filter((word) => !ANYWHERE.has(word) && !LAUGHTER.test(word))
}

/** "heyyyy" as "hey", "soooo" as "so", and what is no known word either way with two of the letter. */
function shortened(word: string): string {
  const single = word.replace(/(\p{L})\1{2,}/gu, '$1')
  if (single === word || VOTES.has(single)) return single
  return word.replace(/(\p{L})\1{2,}/gu, '$1$1')
}

/** For each language the share of the words that are among its most frequent; a shared word counts in parts. */
export function frequentShare(words: readonly string[]): Map<string, number> {
  const share = new Map<string, number>()
  for (const word of words) {
    for (const [language, weight] of VOTES.get(word) ?? []) {
      share.set(language, (share.get(language) ?? 0) + weight / words.length)
    }
  }
  return share
}

function votesByWord(): ReadonlyMap<string, readonly (readonly [string, number])[]> {
  const weights = new Map<string, Map<string, number>>()
  const add = (word: string, language: string, weight: number) => {
    const byLanguage = weights.get(word) ?? new Map<string, number>()
    byLanguage.set(language, Math.max(weight, byLanguage.get(language) ?? 0))
    weights.set(word, byLanguage)
  }
  for (const [language, list] of Object.entries(FREQUENT_WORDS)) {
    for (const word of list) {
      add(word, language, 1)
      add(word.normalize('NFD').replace(/\p{M}/gu, ''), language, WEIGHT_WITHOUT_ACCENTS)
    }
  }
  return new Map(
    [...weights].map(([word, byLanguage]) => {
      const total = [...byLanguage.values()].reduce((sum, weight) => sum + weight, 0)
      return [word, [...byLanguage].map(([language, weight]) => [language, weight ** 2 / total] as const)]
    }),
  )
}
