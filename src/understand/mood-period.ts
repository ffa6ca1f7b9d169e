import type { SpokenLanguage } from '../contract/phrases/nearest.ts'
import type { MoodPeriod } from '../contract/watch.ts'
import { wordSet } from './phrases.ts'
import { channelOf } from './ranges.ts'
import { isJoining } from './small-words.ts'
import { type Token, tokenise } from './tokens.ts'
import { LISTS } from './vocabulary.ts'

/** What is said about a measured mood: of which stretch, and of which channel. */
export interface MoodWords {
  period?: MoodPeriod
  /** An id, or a name without `#`. */
  channel?: string
}

const PERIODS: readonly (readonly [MoodPeriod, ReadonlySet<string>])[] = [
  ['day', wordSet('day daily jour journée quotidien quotidienne día diario diaria tag tages täglich')],
  [
    'week',
    wordSet(
      'week weekly semaine hebdomadaire semana semanal woche wöchentlich',
      'trend tendance tendencia verlauf',
    ),
  ],
  ['month', wordSet('month monthly mois mensuel mensuelle mes mensual monat monats monatlich')],
]
const LANGUAGES = Object.keys(LISTS) as SpokenLanguage[]
const GREETINGS = wordSet('good buen bonne guten')
const MOODS = wordSet(...Object.values(LISTS).map(({ mood = '' }) => mood))
const ASKING = wordSet(
  "how how's hows what what's whats is was were been like the comment quelle quel est était cómo cuál es fue el la wie ist war die der das denn",
)

/** What stands behind a command of its own: any word for a stretch counts, the rest says nothing. */
export function readMoodWords(words: string): MoodWords {
  return wordsIn(tokenise(words))
}

/**
 * What a mention asks of the measured mood: a word for mood and one for a day, a week or a month, and nothing that says more.
 * Without a stretch, or with a time (`since yesterday`), the newest messages are meant instead.
 */
export function moodInMention(tokens: readonly Token[]): (MoodWords & { period: MoodPeriod }) | undefined {
  const asked = (token: Token, at: number) =>
    MOODS.has(token.plain) ||
    ASKING.has(token.plain) ||
    LANGUAGES.some((language) => isJoining(token, language)) ||
    isKnown(tokens, at)
  if (!tokens.some(({ plain }) => MOODS.has(plain)) || !tokens.every(asked)) return undefined
  const { period, channel } = wordsIn(tokens)
  return period && { period, ...(channel !== undefined && { channel }) }
}

const isKnown = (tokens: readonly Token[], at: number) =>
  periodAt(tokens, at) !== undefined || channelOf(tokens[at]!) !== undefined

function wordsIn(tokens: readonly Token[]): MoodWords {
  const period = tokens.map((_, at) => periodAt(tokens, at)).find(Boolean)
  const channel = tokens.map(channelOf).find(Boolean)
  return { ...(period && { period }), ...(channel !== undefined && { channel }) }
}

function periodAt(tokens: readonly Token[], at: number): MoodPeriod | undefined {
  if (GREETINGS.has(tokens[at - 1]?.plain ?? '')) return undefined
  return PERIODS.find(([, words]) => words.has(tokens[at]!.plain))?.[0]
}
