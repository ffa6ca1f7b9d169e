import { nearest } from '../contract/phrases/nearest.ts'
import type { TaskInfo } from '../contract/task.ts'
import type { Intent, WordsContext } from '../contract/understand.ts'
import { clockOf } from './clock.ts'
import { hintFor } from './hints.ts'
import { readRange } from './ranges.ts'
import { isObject } from './small-words.ts'
import { readText } from './text-words.ts'
import { tokenise } from './tokens.ts'

/** What stands behind a task's command. Whatever is not clearly an option of a task on texts is text. */
export function understandCommand(task: TaskInfo, words: string, context: WordsContext): Intent {
  return task.input === 'text' ? textCommand(task, words, context) : rangeCommand(task, words, context)
}

function textCommand(task: TaskInfo, words: string, context: WordsContext): Intent {
  const said = readText({ words, tokens: tokenise(words), task, from: 0, isOpening: isObject })
  if (said.problem) return { kind: 'unknown', hint: hintFor(said.problem, context.locale) }
  const text = said.text === undefined ? {} : { text: said.text }
  return { kind: 'task', task: task.name, options: said.options, ...text, range: {} }
}

function rangeCommand(task: TaskInfo, words: string, context: WordsContext): Intent {
  const { locale } = context
  const setting = { clock: clockOf(context), language: nearest(locale), locale }
  const { range, options, problem } = readRange({ tokens: tokenise(words), from: 0, task, setting })
  if (problem) return { kind: 'unknown', hint: hintFor(problem, locale) }
  return { kind: 'task', task: task.name, options, range }
}
