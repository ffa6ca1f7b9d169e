import type { TaskInfo } from '../contract/task.ts'
import type { Intent, WordsContext } from '../contract/understand.ts'
import { type Asking, askingsAt } from './askings.ts'
import { clockOf } from './clock.ts'
import { hintFor, type Problem } from './hints.ts'
import { moodInMention } from './mood-period.ts'
import { longestPhrase } from './phrases.ts'
import { readRange } from './ranges.ts'
import { SIMPLE_INTENTS } from './simple-intents.ts'
import { isObject, isOpening } from './small-words.ts'
import { readText, type TextRequest } from './text-words.ts'
import { type Token, tokenise } from './tokens.ts'

/** What was said, and what it is read with. */
interface Said {
  words: string
  tokens: readonly Token[]
  tasks: readonly TaskInfo[]
  askings: readonly Asking[]
  context: WordsContext
}

/** What is said to Parley in a mention or a direct message: the first reading of it that makes sense. */
export function understandMention(
  tasks: readonly TaskInfo[],
  askings: readonly Asking[],
  words: string,
  context: WordsContext,
): Intent {
  const said: Said = { words, tokens: tokenise(words), tasks, askings, context }
  const clear = simpleIntent(said.tokens) ?? markedText(said)
  if (clear) return clear
  const mood = moodInMention(said.tokens)
  const reading = readTask(said)
  if (mood === undefined) return reading
  return { kind: 'mood', ...mood, ...(reading.kind === 'task' && { otherwise: reading }) }
}

/** Behind a language and a colon all is text: in "fr: summarise" the "fr" is no Friday, and nothing is summarised. */
function markedText({ words, tokens, tasks }: Said): Intent | undefined {
  for (const task of tasks.filter(({ input }) => input === 'text')) {
    const { marked, options, text, problem } = readText({ words, tokens, task, from: 0, isOpening })
    if (!marked || !('to' in options) || text === undefined || problem) continue
    return { kind: 'task', task: task.name, options, text, range: {} }
  }
  return undefined
}

/** The first reading that makes sense. */
function readTask(said: Said): Intent {
  let unknown: Intent = { kind: 'unknown' }
  for (const reading of readings(said)) {
    if (reading.kind !== 'unknown') return reading
    if (!('hint' in unknown)) unknown = reading
  }
  return unknown
}

/** Help and the like. Nothing but a greeting asks for help too. */
function simpleIntent(tokens: readonly Token[]): Intent | undefined {
  if (tokens.every(isOpening)) return { kind: 'help' }
  for (const at of openingPlaces(tokens)) {
    for (const { kind, phrases } of SIMPLE_INTENTS) {
      const length = longestPhrase(phrases, tokens, at)
      if (length > 0 && tokens.slice(at + length).every(isOpening)) return { kind }
    }
  }
  return undefined
}

function* readings(said: Said): Generator<Intent> {
  for (const at of openingPlaces(said.tokens)) {
    for (const { asking, length } of askingsAt(said.askings, said.tokens, at)) {
      if (asking.task.input === 'text') yield textReading(said, asking, at + length)
    }
  }
  for (const task of said.tasks) if (task.input === 'conversation') yield rangeReading(said, task)
  for (const task of said.tasks) if (task.input === 'text') yield bareReading(said, task)
}

/** The tokens at which a request may begin: behind words such as "hey, could you please". */
function openingPlaces(tokens: readonly Token[]): number[] {
  const first = tokens.findIndex((token) => !isOpening(token))
  return [...tokens.keys()].slice(0, first < 0 ? tokens.length : first + 1)
}

/** What follows a verb or a question that asks for a task on a text. */
function textReading(said: Said, asking: Asking, from: number): Intent {
  const { words, tokens, context } = said
  const { task, language } = asking
  const read = readText({ words, tokens, task, from, verb: language, isOpening: isObject })
  if (read.problem) return unknown(read.problem, context)
  const options = { ...asking.options, ...read.options }
  const intent = { kind: 'task', task: task.name, options, range: {} } as const
  if (read.text === undefined) return intent
  if (asking.kind === 'verb' || read.marked) return { ...intent, text: read.text }
  const setting = { clock: clockOf(context), language, locale: context.locale }
  const { problem, range } = readRange({ tokens, from: read.at, task, setting })
  return problem ? { kind: 'unknown' } : { ...intent, range }
}

/** A task on a conversation is asked for anywhere among words that all say something about the range. */
function rangeReading(said: Said, task: TaskInfo): Intent {
  const { tokens, context } = said
  const askings = said.askings.filter((asking) => asking.task === task)
  const places = tokens.map((_, at) => askingsAt(askings, tokens, at)[0])
  const first = places.findIndex((place) => place !== undefined)
  if (first < 0) return { kind: 'unknown' }
  const { language, options: asked } = places[first]!.asking
  const setting = { clock: clockOf(context), language, locale: context.locale }
  const skip = (at: number) => places[at]?.length ?? 0
  const { problem, range, options } = readRange({ tokens, from: 0, task, setting, skip })
  if (!problem) return { kind: 'task', task: task.name, options: { ...asked, ...options }, range }
  return openingPlaces(tokens).includes(first) ? unknown(problem, context) : { kind: 'unknown' }
}

/** No verb at the beginning: "in French, please", "to French: Hello", "das ins Englische übersetzen". */
function bareReading(said: Said, task: TaskInfo): Intent {
  const { words, tokens, context } = said
  const read = lateReading(said, task) ?? readText({ words, tokens, task, from: 0, isOpening })
  if (!read.asked) return { kind: 'unknown' }
  if (read.problem) return unknown(read.problem, context)
  const text = read.text === undefined ? {} : { text: read.text }
  return { kind: 'task', task: task.name, options: read.options, ...text, range: {} }
}

/** With the verb behind the languages, where German puts it. */
function lateReading({ words, tokens, askings }: Said, task: TaskInfo): TextRequest | undefined {
  const verbs = askings.filter((asking) => asking.task === task && asking.kind === 'verb')
  for (const at of tokens.keys()) {
    const [verb] = askingsAt(verbs, tokens, at)
    if (verb === undefined) continue
    const late = { at, length: verb.length }
    const read = readText({ words, tokens, task, from: 0, verb: verb.asking.language, late, isOpening })
    return read.at > at && Object.keys(read.options).length > 0 ? read : undefined
  }
  return undefined
}

const unknown = (problem: Problem, { locale }: WordsContext): Intent => ({
  kind: 'unknown',
  hint: hintFor(problem, locale),
})
