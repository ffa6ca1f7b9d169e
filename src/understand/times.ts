import type { SpokenLanguage } from '../contract/phrases/nearest.ts'
import { ago, beginningOf, type Clock } from './clock.ts'
import { dateAt } from './dates.ts'
import type { Problem } from './hints.ts'
import { longestPhrase } from './phrases.ts'
import { isJoining } from './small-words.ts'
import { LAST, NUMBERS, PERIODS, SINCE, UNITS, type Unit } from './time-words.ts'
import type { Token } from './tokens.ts'

/** What is needed to know when something is. */
export interface TimeSetting {
  clock: Clock
  language: SpokenLanguage
  /** BCP 47; decides whether 3/4 is in March or in April. */
  locale?: string | undefined
}

/** A beginning in time, or what is wrong with what was said. `length` is in tokens. */
export type SaidBeginning = { length: number } & ({ since: number } | { problem: Problem })

/** A number of messages, or what is wrong with it. */
export type SaidCount = { length: number } & ({ last: number } | { problem: Problem })

/** The largest number anybody can mean. */
const MAXIMUM_COUNT = 100_000
/** Words such as "the" between "since" and the time. */
const MAXIMUM_ARTICLES = 2

/** "since 9:00", "depuis lundi", "seit gestern um 9 Uhr", "desde hace 2 horas". */
export function sinceAt(
  tokens: readonly Token[],
  at: number,
  setting: TimeSetting,
): SaidBeginning | undefined {
  const opening = SINCE.find(({ words }) => words.has(tokens[at]?.plain ?? ''))
  if (opening === undefined) return undefined
  const { language, soft } = opening
  for (let skipped = 1; skipped <= 1 + MAXIMUM_ARTICLES; skipped++) {
    const time = momentAt(tokens, at + skipped, { ...setting, language }, true)
    if (time) return { ...time, length: time.length + skipped }
    const next = tokens[at + skipped]
    if (next === undefined || !isJoining(next, language)) break
  }
  return soft ? undefined : { problem: problemOf('time', tokens, at + 1, 1), length: 2 }
}

/** A time without "since": "today", "last 2 hours", "Monday". After "since" also a bare hour: "since 9". */
export function momentAt(
  tokens: readonly Token[],
  at: number,
  setting: TimeSetting,
  afterSince = false,
): SaidBeginning | undefined {
  const token = tokens[at]
  if (token === undefined) return undefined
  // "depuis 9h" is since nine o'clock, while "last 9h" is nine hours.
  const frenchHour = afterSince && setting.language === 'fr' && /^\d{1,2}h$/i.test(token.raw)
  const duration = frenchHour ? undefined : durationAt(tokens, at, setting.clock)
  const period = periodAt(tokens, at, setting.clock)
  const date = datedAt(tokens, at, setting)
  const hour = { ...token, raw: `${token.raw}:00` }
  if (period && period.length >= Math.max(date?.length ?? 0, duration?.length ?? 0)) return period
  if (duration) return duration
  return date ?? (afterSince && /^\d{1,2}$/.test(token.raw) ? datedAt([hour], 0, setting) : undefined)
}

/** "last 50", "les 50 derniers", "50". */
export function countAt(tokens: readonly Token[], at: number): SaidCount | undefined {
  const { number, unit, spelled, length } = quantityAt(tokens, at)
  // "one" alone is a pronoun, "last ten" is a number.
  if (number === undefined || unit !== undefined || (spelled && length === 1)) return undefined
  return isPossible(number)
    ? { last: number, length }
    : { problem: problemOf('number', tokens, at, length), length }
}

/** "last 2 hours", "dernière heure", "2h", "3 Tage". */
function durationAt(tokens: readonly Token[], at: number, clock: Clock): SaidBeginning | undefined {
  const { number = 1, unit, length } = quantityAt(tokens, at)
  if (unit === undefined) return undefined
  const since = isPossible(number) ? ago(clock, number, unit) : -1
  return since >= 0 ? { since, length } : { problem: problemOf('number', tokens, at, length), length }
}

function periodAt(
  tokens: readonly Token[],
  at: number,
  clock: Clock,
): (SaidBeginning & { since: number }) | undefined {
  const found = PERIODS.map((period) => ({ ...period, length: longestPhrase(period.phrases, tokens, at) }))
  const { unit, back, length } = found.reduce((best, one) => (one.length > best.length ? one : best))
  return length > 0 ? { since: beginningOf(clock, unit, back), length } : undefined
}

function datedAt(tokens: readonly Token[], at: number, { clock, language, locale }: TimeSetting) {
  const date = dateAt(tokens, at, clock, language, locale)
  if (date === undefined) return undefined
  const { since, length } = date
  return since === undefined
    ? { problem: problemOf('future', tokens, at, length), length }
    : { since, length }
}

interface Quantity {
  number?: number
  unit?: Unit
  spelled: boolean
  length: number
}

/** A number, a unit or both, with words such as "last" around the number. A unit alone needs such a word. */
function quantityAt(tokens: readonly Token[], at: number): Quantity {
  const before = lastWords(tokens, at)
  const [number, glued] = numberOf(tokens[at + before])
  const behind = number === undefined ? 0 : 1 + lastWords(tokens, at + before + 1)
  const length = before + behind
  const unit = glued ?? UNITS.get(tokens[at + length]?.plain ?? '')
  const spelled = !/\d/.test(tokens[at + before]?.raw ?? '')
  const known = { ...(number !== undefined && { number }), spelled }
  if (unit === undefined || length === 0) return { ...known, length }
  return { ...known, unit, length: length + (glued ? 0 : 1) }
}

function lastWords(tokens: readonly Token[], at: number): number {
  let next = at
  while (LAST.has(tokens[next]?.plain ?? '')) next++
  return next - at
}

/** `50`, `ten`, or `2h` with its unit. */
function numberOf(token: Token | undefined): [number: number | undefined, unit?: Unit] {
  if (token === undefined) return [undefined]
  if (/^[+-]?\d+$/.test(token.raw)) return [Number(token.raw)]
  const [, digits, letters = ''] = /^(\d+)(\p{L}+)$/u.exec(token.plain) ?? []
  const unit = UNITS.get(letters)
  return digits !== undefined && unit !== undefined ? [Number(digits), unit] : [NUMBERS.get(token.plain)]
}

const isPossible = (number: number) => number >= 1 && number <= MAXIMUM_COUNT

function problemOf(kind: Problem['kind'], tokens: readonly Token[], at: number, length: number): Problem {
  const words = tokens.slice(at, at + length).map((token) => token.raw)
  return { kind, words: words.join(' ') }
}
