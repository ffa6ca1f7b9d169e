import { codedError } from './contract/errors.ts'
import type { AnswerPhrases } from './contract/phrases/answers/index.ts'
import type { OptionValue, OptionValues } from './contract/request.ts'
import type { OptionInfo, TaskInfo } from './contract/task.ts'
import { languageCode } from './text/languages.ts'

/**
 * Checks options against a task's table, fills in defaults and turns language names into ISO 639-1 codes.
 * @throws BAD_REQUEST or UNKNOWN_LANGUAGE, saying what was expected and what came.
 */
export function checkOptions(task: TaskInfo, given: OptionValues, phrases: AnswerPhrases): OptionValues {
  const names = task.options.map((option) => option.name)
  const unknown = Object.keys(given).find((name) => !names.includes(name))
  if (unknown !== undefined) {
    throw codedError(
      'BAD_REQUEST',
      `${task.name} has no option "${unknown}"; it has ${names.join(', ') || 'none'}.`,
    )
  }
  const entries = task.options.map((option) => [
    option.name,
    checkOption(task, option, given[option.name], phrases),
  ])
  return Object.fromEntries(entries)
}

function checkOption(
  task: TaskInfo,
  option: OptionInfo,
  value: OptionValue | undefined,
  phrases: AnswerPhrases,
) {
  if (value === undefined || value === '') {
    if (option.required !== true) return option.default
    throw codedError('BAD_REQUEST', `${task.name} needs the option "${option.name}": ${option.summary}.`)
  }
  const wrong = (expected: string) =>
    codedError(
      'BAD_REQUEST',
      `Option "${option.name}": expected ${expected}, but ${JSON.stringify(value)} came.`,
    )
  if (option.type === 'boolean') {
    if (typeof value !== 'boolean') throw wrong('true or false')
    return value
  }
  if (option.type === 'choice') {
    if (!option.choices?.includes(String(value))) throw wrong(option.choices?.join(', ') ?? 'nothing')
    return String(value)
  }
  const code = languageCode(String(value))
  if (code !== undefined) return code
  throw codedError('UNKNOWN_LANGUAGE', phrases.failure.unknownLanguage(JSON.stringify(value)))
}
