import type { OptionValues } from '../contract/request.ts'
import type { TaskInfo } from '../contract/task.ts'
import type { MessageRange } from '../contract/understand.ts'
import type { Problem } from './hints.ts'
import { lastHereAt } from './last-here.ts'
import { choiceAt, flagAt } from './option-words.ts'
import { isJoining } from './small-words.ts'
import { countAt, momentAt, sinceAt, type TimeSetting } from './times.ts'
import type { Token } from './tokens.ts'

/** What words say about a range of messages, and what of them says nothing known. */
export interface SaidRange {
  range: MessageRange
  options: OptionValues
  problem?: Problem
}

export interface RangeWords {
  tokens: readonly Token[]
  from: number
  task: TaskInfo
  setting: TimeSetting
  /** How many tokens are known from elsewhere, such as the verb. */
  skip?: (at: number) => number
}

interface Part {
  length: number
  range?: MessageRange
  options?: OptionValues
  problem?: Problem
}

/** `<#C123|name>`, `<#C123>` and `#name`. */
const CHANNEL = /^(?:<#(\w+)(?:\|[^<>]*)?>|#([\p{L}\p{N}_-]+))$/u

/** Reads words that name a range of messages and options, in any order. All of them must be understood. */
export function readRange(words: RangeWords): SaidRange {
  const { tokens, from } = words
  let said: SaidRange = { range: {}, options: {} }
  const unknown: string[] = []
  for (let at = from; at < tokens.length; ) {
    const part = partAt(words, at, said.range) ?? { length: 1 }
    if (part.problem) return { ...said, problem: part.problem }
    if (!part.range && !part.options)
      unknown.push(...tokens.slice(at, at + part.length).map(({ raw }) => raw))
    said = { range: { ...said.range, ...part.range }, options: { ...said.options, ...part.options } }
    at += part.length
  }
  return unknown.length === 0 ? said : { ...said, problem: { kind: 'words', words: unknown.join(' ') } }
}

function partAt(
  { tokens, task, setting, skip }: RangeWords,
  at: number,
  range: MessageRange,
): Part | undefined {
  const known = skip?.(at) ?? 0
  if (known > 0) return { length: known, range: {} }
  const away = lastHereAt(tokens, at)
  if (away > 0) return { length: away, range: { sinceLastHere: true } }
  const channel = channelOf(tokens[at]!)
  // A second channel cannot be had, so it is among what was not understood.
  if (channel !== undefined) return range.channel ? undefined : { length: 1, range: { channel } }
  const option = flagAt(tokens, at, task) ?? choiceAt(tokens, at, task)
  if (option)
    return 'kind' in option
      ? { length: 1, problem: option }
      : { length: option.length, options: { [option.name]: option.value } }
  const here = setting.language === 'de' && tokens[at]!.plain === 'hier'
  const time = here
    ? undefined
    : (sinceAt(tokens, at, setting) ?? momentAt(tokens, at, setting) ?? countAt(tokens, at))
  if (time) return partOf(time)
  // A flag of another task, as in `summarise --to fr`, must not pass for the word in it.
  const joins = isJoining(tokens[at]!, setting.language) && !tokens[at]!.raw.startsWith('--')
  return joins ? { length: 1, range: {} } : undefined
}

function partOf({ length, ...said }: NonNullable<ReturnType<typeof sinceAt | typeof countAt>>): Part {
  return 'problem' in said ? { length, problem: said.problem } : { length, range: said }
}

export function channelOf(token: Token): string | undefined {
  const [, id, name] = CHANNEL.exec(token.raw) ?? []
  return id ?? name
}
