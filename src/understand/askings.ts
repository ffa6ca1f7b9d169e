import type { SpokenLanguage } from '../contract/phrases/nearest.ts'
import type { OptionValues } from '../contract/request.ts'
import type { TaskInfo } from '../contract/task.ts'
import { type Phrase, phrase, phraseLength } from './phrases.ts'
import type { Token } from './tokens.ts'
import { LISTS, WORDINGS } from './vocabulary.ts'

/** One way to ask for a task. */
export interface Asking {
  task: TaskInfo
  phrase: Phrase
  language: SpokenLanguage
  options: OptionValues
  /** A verb may be followed by the text at once, a question only behind a colon or in quotation marks. */
  kind: 'verb' | 'question'
}

/** Every way to ask for one of these tasks: what the vocabulary has, and the task's own name. */
export function askingsFor(tasks: readonly TaskInfo[]): Asking[] {
  return tasks.flatMap((task): Asking[] => {
    const own: Asking = { task, phrase: phrase(task.name), language: 'en', options: {}, kind: 'verb' }
    const others = WORDINGS.filter((wording) => wording.task === task.name).flatMap((wording) => {
      const { language, options = {}, verbs = [], questions = [] } = wording
      const ask = (kind: Asking['kind']) => (source: string) => ({
        task,
        phrase: phrase(source, LISTS[language]),
        language,
        options,
        kind,
      })
      return [...questions.map(ask('question')), ...verbs.map(ask('verb'))]
    })
    return [...others, own]
  })
}

/** The ways that stand at a token, the longest first; of equals the question, since it understands less. */
export function askingsAt(askings: readonly Asking[], tokens: readonly Token[], at: number) {
  return askings
    .map((asking) => ({ asking, length: phraseLength(asking.phrase, tokens, at) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => rank(a) - rank(b) || b.length - a.length)
}

const rank = ({ asking }: { asking: Asking }) => (asking.kind === 'question' ? 0 : 1)
