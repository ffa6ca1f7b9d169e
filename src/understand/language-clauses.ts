import type { SpokenLanguage } from '../contract/phrases/nearest.ts'
import type { TaskInfo } from '../contract/task.ts'
import { isNamedIn, languageWithArticle, type NamedLanguage } from './language-words.ts'
import { wordSet } from './phrases.ts'
import { isPolite } from './small-words.ts'
import { closes, type Token } from './tokens.ts'

/** Languages with their prepositions, such as "from German to French" or "ins Deutsche, bitte". */
export interface LanguageClauses {
  options: { to?: string; from?: string }
  /** In tokens. */
  length: number
  /** Cannot well be part of a text. */
  clear: boolean
}

type Direction = 'to' | 'from'
type Clause = NamedLanguage & { option: Direction; preposition: string }

const PREPOSITIONS: Record<Direction, Record<SpokenLanguage, ReadonlySet<string>>> = {
  to: {
    en: wordSet('to into in'),
    fr: wordSet('en vers au à'),
    es: wordSet('al a en'),
    de: wordSet('auf ins in nach zu'),
  },
  from: {
    en: wordSet('from'),
    fr: wordSet('de du depuis'),
    es: wordSet('de del desde'),
    de: wordSet('aus vom von'),
  },
}
/** Seldom begins a text together with a language: "to French Hello" needs no colon, "in French Hello" does. */
const STRONG = wordSet('to into')

/**
 * The language clauses from token `at`, when they are meant as such: a colon or the end follows, or a strong
 * preposition stands there, or one of the language in which the task was asked for (`verb`).
 */
export function clausesAt(
  tokens: readonly Token[],
  at: number,
  task: TaskInfo,
  verb?: SpokenLanguage,
): LanguageClauses | undefined {
  const clauses = consecutive(tokens, at, task)
  if (clauses.length === 0) return undefined
  const next = at + clauses.reduce((sum, clause) => sum + clause.length, 0)
  const end = behindPoliteWords(tokens, next)
  const closed = closes(tokens[end - 1]) || end === tokens.length
  const everyday = clauses.some((clause) => clause.everyday)
  const clear = !everyday && (clauses.some(isStrong) || clauses.every((clause) => isOf(clause, verb)))
  const atTheEnd = verb !== undefined && end === tokens.length
  const explicit = atTheEnd || (tokens[end - 1]!.colon && clauses.some(isStrong))
  if (everyday ? !explicit : !clear && !closed) return undefined
  const options = Object.fromEntries(clauses.map(({ option, code }) => [option, code]))
  return { options, length: (closed ? end : next) - at, clear }
}

function consecutive(tokens: readonly Token[], at: number, task: TaskInfo): Clause[] {
  const clauses: Clause[] = []
  let next = at
  for (let open = true; open; open = !closes(tokens[next - 1])) {
    const clause = clauseAt(tokens, next, task)
    if (clause === undefined) break
    clauses.push(clause)
    next += clause.length
  }
  return clauses
}

function clauseAt(tokens: readonly Token[], at: number, task: TaskInfo): Clause | undefined {
  const preposition = tokens[at]
  if (preposition === undefined || closes(preposition)) return undefined
  const option = directionsOf(task).find((direction) =>
    Object.values(PREPOSITIONS[direction]).some((words) => words.has(preposition.plain)),
  )
  const language = option && languageWithArticle(tokens, at + 1)
  if (language === undefined) return undefined
  const length = language.length + 1
  if (isEnglish(preposition.plain, language.code, tokens.slice(at + 1, at + length))) return undefined
  return { ...language, length, option: option!, preposition: preposition.plain }
}

/** "A German word" and "to be" are English: after "a" a language is named in French or Spanish, where it is "to". */
function isEnglish(preposition: string, code: string, named: readonly Token[]): boolean {
  if (preposition === 'a') return !isNamedIn('fr', code, named) && !isNamedIn('es', code, named)
  return preposition === 'to' && named[0]!.plain === 'be'
}

const directionsOf = (task: TaskInfo) =>
  (['to', 'from'] as const).filter((name) =>
    task.options.some((option) => option.name === name && option.type === 'language'),
  )

const isStrong = (clause: Clause) => STRONG.has(clause.preposition)

const isOf = ({ option, preposition }: Clause, verb: SpokenLanguage | undefined) =>
  verb !== undefined && PREPOSITIONS[option][verb].has(preposition)

function behindPoliteWords(tokens: readonly Token[], at: number): number {
  let next = at
  while (next < tokens.length && !closes(tokens[next - 1]) && isPolite(tokens[next]!)) next++
  return next
}
