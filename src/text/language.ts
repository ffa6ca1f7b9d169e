import { eld } from 'eld/extrasmall'
import { frequentShare, wordsOf } from './language-words.ts'
import { languageOfScript, type ScriptGuess } from './scripts.ts'

/** How alike a text is to each language, the most likely first; the scores add up to at most 1. */
export interface Detection {
  language?: string
  /** False when the text is too short or two languages are too near: ask instead of guessing. */
  sure: boolean
  candidates: { language: string; score: number }[]
}

export interface DetectionOptions {
  /** Only these languages come into question. */
  among?: readonly string[]
  /** These are a little more likely, for example the languages of the channel. */
  expect?: readonly string[]
}

// Tuned on the training part of the data, measured on the other by `bench/detect-language.ts`.
const WEIGHT_OF_WORDS = 0.6
const BONUS_COMMON = 0.06
const BONUS_EXPECTED = 0.1
const MARGIN = 0.02
const MARGIN_FOR_SHORT = 2
const SHARPNESS = 10
const LEAST_SHARE = 0.03
const MOST_CANDIDATES = 4
const COMMON = new Set(['en', 'fr', 'es', 'de', 'it', 'pt', 'nl', 'ru', 'ar', 'hi', 'pl', 'tr'])
/** The detector reads no more than this: a megabyte says no more than its beginning. */
const ENOUGH_CHARACTERS = 4000

/** The language of a chat message: by script, by very frequent words and by n-grams. */
export function detectLanguage(text: string, options: DetectionOptions = {}): Detection {
  const words = wordsOf(text.slice(0, ENOUGH_CHARACTERS))
  const plain = words.join(' ')
  const among = options.among?.map(base)
  const script = languageOfScript(plain)
  if (script !== undefined && (among?.includes(script.language) ?? true)) return byScript(script)
  const ranked = rank(words, plain, options.expect?.map(base) ?? [], among)
  const [best, second] = ranked
  if (best === undefined) return { sure: false, candidates: [] }
  const margin = best.score - (second?.score ?? 0)
  const letters = plain.replaceAll(' ', '').length
  return {
    language: best.language,
    sure: margin >= MARGIN + MARGIN_FOR_SHORT / letters,
    candidates: asShares(ranked),
  }
}

const base = (code: string) => code.toLowerCase().split(/[-_]/)[0]!

type Candidate = Detection['candidates'][number]

function byScript({ language, share, sure }: ScriptGuess): Detection {
  const other = language === 'zh' ? [{ language: 'ja', score: share / 4 }] : []
  const candidates = sure ? [{ language, score: share }] : [{ language, score: share / 2 }, ...other]
  return { language, sure, candidates }
}

function rank(
  words: readonly string[],
  plain: string,
  expected: readonly string[],
  among: readonly string[] | undefined,
): Candidate[] {
  const alike: Record<string, number> = plain === '' ? {} : eld.detect(plain).getScores()
  const frequent = frequentShare(words)
  const languages = new Set([...Object.keys(alike), ...frequent.keys()])
  return [...languages]
    .filter((language) => among?.includes(language) ?? true)
    .map((language) => {
      const bonus =
        (COMMON.has(language) ? BONUS_COMMON : 0) + (expected.includes(language) ? BONUS_EXPECTED : 0)
      return {
        language,
        score: (alike[language] ?? 0) + WEIGHT_OF_WORDS * (frequent.get(language) ?? 0) + bonus,
      }
    })
    .sort((a, b) => b.score - a.score)
}

function asShares(ranked: readonly Candidate[]): Candidate[] {
  const weights = ranked.map(({ score }) => Math.exp(SHARPNESS * (score - ranked[0]!.score)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return ranked
    .map(({ language }, index) => ({ language, score: weights[index]! / total }))
    .filter(({ score }) => score >= LEAST_SHARE)
    .slice(0, MOST_CANDIDATES)
}
