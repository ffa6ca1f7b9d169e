import type { ParsedResult } from 'chrono-node'
import * as german from 'chrono-node/de'
import * as english from 'chrono-node/en'
import * as spanish from 'chrono-node/es'
import * as french from 'chrono-node/fr'
import type { SpokenLanguage } from '../contract/phrases/nearest.ts'
import type { Clock } from './clock.ts'
import { closes, type Token } from './tokens.ts'
import { DAY, instantOf, wallTime } from './zone.ts'

/** A point in time that was said. */
export interface SaidTime {
  /** Milliseconds since the epoch; undefined when it is not in the past. */
  since: number | undefined
  /** In tokens. */
  length: number
}

const PARSERS = { en: english.casual, fr: french.casual, es: spanish.casual, de: german.casual }
/** English with the day before the month, as outside North America. */
const DAY_FIRST = english.GB
const MAXIMUM_WORDS = 8
const MAXIMUM_CHARACTERS = 60
const PARTS_OF_THE_DAY = /^casualReference\/(?:morning|afternoon|evening|noon|night|midnight)$/

/** The date or time that begins at token `at`: "9:00", "Monday at 9", "12 mars", "2025-05-01". */
export function dateAt(
  tokens: readonly Token[],
  at: number,
  clock: Clock,
  language: SpokenLanguage,
  locale = 'en-US',
): SaidTime | undefined {
  const said = phraseFrom(tokens, at)
  const reference = { instant: new Date(clock.now), timezone: (clock.wall - clock.now) / 60_000 }
  const dayFirst = /^en-(?!US|CA|PH)/i.test(locale)
  const parsers = dayFirst ? { ...PARSERS, en: DAY_FIRST } : PARSERS
  const results = [...new Set([parsers[language], ...Object.values(parsers)])]
    .map((parser) => parser.parse(said, reference)[0])
    .filter((result) => result?.index === 0 && !result.end)
    .sort((a, b) => b!.text.length - a!.text.length)
  const best = results[0]
  const length = best && tokensIn(tokens, at, best.text)
  return length === undefined ? undefined : { since: pastTime(best!, clock), length }
}

/** A few words of the line, without the punctuation between them. */
function phraseFrom(tokens: readonly Token[], at: number): string {
  const end = tokens.findIndex((token, index) => index >= at && closes(token))
  const line = tokens.slice(at, Math.min(end < 0 ? tokens.length : end + 1, at + MAXIMUM_WORDS))
  return line
    .map((token) => token.raw)
    .join(' ')
    .slice(0, MAXIMUM_CHARACTERS)
}

/** How many whole tokens a text is; undefined when it ends within one. */
function tokensIn(tokens: readonly Token[], at: number, text: string): number | undefined {
  let characters = -1
  for (let length = 1; at + length <= tokens.length; length++) {
    characters += tokens[at + length - 1]!.raw.length + 1
    if (characters === text.length) return length
    if (characters > text.length) return undefined
  }
  return undefined
}

/** The newest time in the past that fits what was said. "9:00" said at 8:00 was yesterday. */
function pastTime(result: ParsedResult, clock: Clock): number | undefined {
  const { start } = result
  const wall = wallOf(result, clock)
  const instant = (apart: Date) => instantOf(apart.getTime(), clock.timeZone)
  const said = start.isCertain('timezoneOffset') ? start.date().getTime() : instant(wall)
  if (said < clock.now) return said
  const is = (component: 'year' | 'month' | 'day' | 'weekday') => start.isCertain(component)
  if (is('year') || (is('day') && !is('month'))) return undefined
  if (is('month')) wall.setUTCFullYear(wall.getUTCFullYear() - 1)
  else wall.setUTCDate(wall.getUTCDate() - (is('weekday') ? 7 : 1))
  const earlier = start.isCertain('timezoneOffset') ? said - DAY : instant(wall)
  return earlier < clock.now ? earlier : undefined
}

/** What the clocks showed; midnight when no time of the day was said. */
function wallOf(result: ParsedResult, clock: Clock): Date {
  const { start } = result
  const get = (part: Parameters<typeof start.get>[0]) => start.get(part) ?? 0
  const timed = start.isCertain('hour') || [...result.tags()].some((tag) => PARTS_OF_THE_DAY.test(tag))
  const wall = new Date(wallTime(clock.now, clock.timeZone))
  wall.setUTCFullYear(get('year'), get('month') - 1, get('day'))
  if (timed) wall.setUTCHours(get('hour'), get('minute'), get('second'), 0)
  else wall.setUTCHours(0, 0, 0, 0)
  return wall
}
