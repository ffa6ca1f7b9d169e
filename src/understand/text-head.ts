import type { SpokenLanguage } from '../contract/phrases/nearest.ts'
import type { OptionValues } from '../contract/request.ts'
import type { TaskInfo } from '../contract/task.ts'
import type { Problem } from './hints.ts'
import { clausesAt } from './language-clauses.ts'
import { flagAt, type SaidOption, switchAt, targetAt } from './option-words.ts'
import { opensQuotation } from './quotes.ts'
import { isObject, isThanks } from './small-words.ts'
import { closes, type Token } from './tokens.ts'

/** Words that are read for a task that works on a text. */
export interface TextWords {
  words: string
  tokens: readonly Token[]
  task: TaskInfo
  /** The token behind the verb, or the first. */
  from: number
  /** The language in which the task was asked for; undefined when only options can show what is meant. */
  verb?: SpokenLanguage
  /** Where the verb stands when it comes late, as in "das ins Englische übersetzen". */
  late?: { at: number; length: number }
  /** Words that may stand before the first option. */
  isOpening: (token: Token) => boolean
}

/** What stands before a text. */
export interface Head {
  options: OptionValues
  /** The token with which the text begins; there may be none. */
  at: number
  /** A colon, a dash or the end of a line says that the text begins here. */
  explicit: boolean
  /** Words such as "this" were passed over, which count only when no text follows them directly. */
  idle: boolean
  problem?: Problem
}

interface Part {
  length: number
  /** None in a word that says nothing. */
  options?: OptionValues
  problem?: Problem
}

/** Reads options, and whatever else is not the text, up to the text. */
export function readHead(text: TextWords): Head {
  const { tokens, from, verb } = text
  const explicit = from > 0 && closes(tokens[from - 1])
  let head: Head = { options: {}, at: from, explicit, idle: false }
  let at = from
  while (!head.explicit && at < tokens.length) {
    const part = partAt(text, at, head)
    if (part === undefined) break
    if (part.problem) return { ...head, problem: part.problem }
    at += part.length
    head = joined(head, part, at, tokens, verb)
  }
  const asked = verb !== undefined || Object.keys(head.options).length > 0
  const over = head.idle ? tokens.slice(at).every(isThanks) : at === tokens.length
  return asked && over && !head.explicit ? { ...head, at: tokens.length } : head
}

function partAt(text: TextWords, at: number, head: Head): Part | undefined {
  const { words, tokens, task, verb, late } = text
  if (opensQuotation(words[tokens[at]!.start])) return undefined
  const flag = flagAt(tokens, at, task)
  if (flag !== undefined) return 'kind' in flag ? { length: 0, problem: flag } : partOf(flag)
  const said = switchAt(tokens, at, task) ?? targetAt(tokens, at, task)
  if (said !== undefined) return partOf(said)
  const clauses = clausesAt(tokens, at, task, verb)
  const ends = clauses && (closes(tokens[at + clauses.length - 1]) || at + clauses.length === tokens.length)
  if (clauses && (ends || verb !== undefined || !head.idle)) return clauses
  if (late?.at === at) return { length: late.length, options: {} }
  const isIdle = Object.keys(head.options).length === 0 ? text.isOpening : isObject
  const idle = isIdle(tokens[at]!) && (verb !== undefined || !closes(tokens[at]))
  return idle ? { length: 1 } : undefined
}

const partOf = ({ name, value, length }: SaidOption): Part => ({ options: { [name]: value }, length })

function joined(head: Head, part: Part, at: number, tokens: readonly Token[], verb: TextWords['verb']): Head {
  const idle = part.options === undefined
  const explicit = closes(tokens[at - 1]) && (!idle || verb !== undefined)
  return {
    options: { ...head.options, ...part.options },
    at: idle && !explicit ? head.at : at,
    explicit,
    idle: head.idle || idle,
  }
}
