import type { OptionValue } from '../contract/request.ts'
import type { OptionInfo, TaskInfo } from '../contract/task.ts'
import type { Problem } from './hints.ts'
import { codeBeforeColon, languageAt } from './language-words.ts'
import { longestPhrase, type Phrase, phrase } from './phrases.ts'
import { plainWord, type Token } from './tokens.ts'

/** An option that was said in words. */
export interface SaidOption {
  name: string
  value: OptionValue
  /** In tokens. */
  length: number
}

/** How the values of choices are said, by option. A value's own name always works. */
const CHOICES: Record<string, Record<string, string>> = {
  length: {
    short:
      'short|shorter|brief|briefly|quick|concise|court|courte|courts|bref|brève|brièvement|corto|corta|breve|brevemente|kurz|kurze|kurzen|kurzer|kurzes|kürzer|knapp',
    medium: 'medium|normal|moyen|moyenne|medio|mediano|mediana|mittel|mittlere|mittellang',
    long: 'long|longer|detailed|detail|details|full|longue|détaillé|détaillée|détail|largo|larga|detallado|detallada|detalle|lang|lange|langen|langer|länger|ausführlich|ausführliche|ausführlicher|detailliert',
  },
}

/** How switches are said in front of a colon, by option. */
const SWITCHES: Record<string, readonly string[]> = {
  why: ['why', 'pourquoi', 'por qué', 'porqué', 'warum', 'wieso', 'weshalb'],
}

const FLAG = /^(?:--|[–—])(\p{L}{1,20})(?:=(.*))?$/u

/** A choice by one of its words: `court` is the length "short". */
export function choiceAt(tokens: readonly Token[], at: number, task: TaskInfo): SaidOption | undefined {
  for (const option of task.options) {
    const value = option.choices?.find(
      (choice) => longestPhrase(choicePhrases(option, choice), tokens, at) > 0,
    )
    if (value !== undefined) return { name: option.name, value, length: 1 }
  }
  return undefined
}

/** A switch in front of a colon: `why: ...`. */
export function switchAt(tokens: readonly Token[], at: number, task: TaskInfo): SaidOption | undefined {
  for (const { name, type } of task.options) {
    if (type !== 'boolean') continue
    const length = longestPhrase(
      [name, ...(SWITCHES[name] ?? [])].map((source) => phrase(source)),
      tokens,
      at,
    )
    if (length > 0 && tokens[at + length - 1]!.colon) return { name, value: true, length }
  }
  return undefined
}

/** `fr: ...`, for a task that has an option `to`. */
export function targetAt(tokens: readonly Token[], at: number, task: TaskInfo): SaidOption | undefined {
  const code = codeBeforeColon(tokens[at])
  const takes = task.options.some(({ name, type }) => name === 'to' && type === 'language')
  return code !== undefined && takes ? { name: 'to', value: code, length: 1 } : undefined
}

/** `--to fr`, `--length=short`, `--why`; a dash that the keyboard made of two is one too. */
export function flagAt(
  tokens: readonly Token[],
  at: number,
  task: TaskInfo,
): SaidOption | Problem | undefined {
  const [, name, joined] = FLAG.exec(tokens[at]?.raw ?? '') ?? []
  const option = task.options.find((one) => one.name === name)
  if (option === undefined) return undefined
  if (option.type === 'boolean') return { name: option.name, value: true, length: 1 }
  const values =
    joined === undefined ? tokens.slice(at + 1) : [{ ...tokens[at]!, raw: joined, plain: plainWord(joined) }]
  const said = readValue(option, values)
  if (said === undefined)
    return { kind: option.type === 'language' ? 'language' : 'words', words: values[0]?.raw ?? '' }
  return { name: option.name, value: said.value, length: joined === undefined ? said.length + 1 : 1 }
}

function readValue(
  option: OptionInfo,
  tokens: readonly Token[],
): { value: string; length: number } | undefined {
  if (option.type === 'language') {
    const language = languageAt(tokens, 0)
    return language && { value: language.code, length: language.length }
  }
  const value = option.choices?.find((choice) => longestPhrase(choicePhrases(option, choice), tokens, 0) > 0)
  return value === undefined ? undefined : { value, length: 1 }
}

const choicePhrases = (option: OptionInfo, choice: string): Phrase[] =>
  [choice, CHOICES[option.name]?.[choice]].flatMap((source) => (source === undefined ? [] : [phrase(source)]))
