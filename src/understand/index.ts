import type { TaskInfo } from '../contract/task.ts'
import type { Intent, Understand, WordsContext } from '../contract/understand.ts'
import { askingsAt, askingsFor } from './askings.ts'
import { understandCommand } from './command-words.ts'
import { understandMention } from './mention-words.ts'
import { readMoodWords } from './mood-period.ts'
import { tokenise } from './tokens.ts'

/** Makes what understands requests for these tasks in English, French, Spanish and German, without a model. */
export function createUnderstand(tasks: readonly TaskInfo[]): Understand {
  const askings = askingsFor(tasks)
  /** A task by its name, or by a word for it: "summarize". */
  const named = (name: string) =>
    tasks.find((task) => task.name === name) ?? askingsAt(askings, tokenise(name), 0)[0]?.asking.task

  return {
    command(name: string, words: string, context: WordsContext): Intent {
      const task = named(name)
      return task === undefined ? { kind: 'unknown' } : understandCommand(task, words, context)
    },
    words: (words, context) => understandMention(tasks, askings, words, context),
    mood: readMoodWords,
  }
}
