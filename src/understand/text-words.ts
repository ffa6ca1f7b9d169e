import type { SpokenLanguage } from '../contract/phrases/nearest.ts'
import type { OptionValues } from '../contract/request.ts'
import type { TaskInfo } from '../contract/task.ts'
import type { Problem } from './hints.ts'
import { clausesAt } from './language-clauses.ts'
import { wordSet } from './phrases.ts'
import { quoted, unquoted } from './quotes.ts'
import { isObject } from './small-words.ts'
import { type Head, readHead, type TextWords } from './text-head.ts'
import { tokenise } from './tokens.ts'

/** What was asked of a task that works on a text. */
export interface TextRequest {
  options: OptionValues
  text?: string
  /** The token with which the text begins. */
  at: number
  /** The text is marked as such, by a colon or by quotation marks. */
  marked: boolean
  /** A verb or a language to translate to shows that the task is meant. */
  asked: boolean
  problem?: Problem
}

/** Prepositions behind which a language must stand when "this" stands before them. */
const TOWARDS = wordSet('to into ins vers al')

/** Separates what was said into options and text. */
export function readText(words: TextWords): TextRequest {
  const head = readHead(words)
  const { options, at, explicit } = head
  const problem = head.problem ?? unknownLanguage(words, head)
  const asked = words.verb !== undefined || 'to' in options
  const found = { options, at, marked: explicit, asked, ...(problem && { problem }) }
  const raw = textFrom(words, at)
  if (raw === '' || problem) return found
  const behind = explicit || 'to' in options ? undefined : behindText(raw, words.task, words.verb)
  if (behind) return { ...found, ...behind, options: { ...options, ...behind.options }, asked: true }
  const text = unquoted(raw)
  return { ...found, text, marked: explicit || text !== raw }
}

function textFrom({ words, tokens }: TextWords, at: number): string {
  const begin = at === 0 ? 0 : tokens[at - 1]!.end
  return words.slice(begin).trim()
}

/** "translate this to Klingon": at the end, or before a colon. */
function unknownLanguage({ tokens, verb }: TextWords, head: Head): Problem | undefined {
  if (verb === undefined || !head.idle || head.explicit) return undefined
  const place = tokens.findIndex((token, index) => index >= head.at && !isObject(token))
  const name = TOWARDS.has(tokens[place]?.plain ?? '') ? tokens[place + 1] : undefined
  const ends = name?.colon || place + 2 === tokens.length
  return name && ends && !isObject(name) ? { kind: 'language', words: name.raw } : undefined
}

/** Language clauses behind a text: behind quotation marks always, else only after a verb and in clear words. */
function behindText(raw: string, task: TaskInfo, verb: SpokenLanguage | undefined) {
  const quote = quoted(raw)
  if (quote) {
    const tokens = tokenise(quote.rest)
    const clauses = clausesAt(tokens, 0, task, verb)
    return clauses?.length === tokens.length
      ? { text: quote.inner, options: clauses.options, marked: true }
      : undefined
  }
  if (verb === undefined || raw.includes('\n')) return undefined
  const tokens = tokenise(raw)
  for (const [index, token] of tokens.entries()) {
    const clauses = index > 0 ? clausesAt(tokens, index, task, verb) : undefined
    if (!clauses?.clear || !clauses.options.to || index + clauses.length < tokens.length) continue
    return { text: unquoted(raw.slice(0, token.start)), options: clauses.options, marked: false }
  }
  return undefined
}
