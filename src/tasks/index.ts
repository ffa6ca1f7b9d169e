import type { Task } from '../contract/task.ts'
import { detectLanguage } from './detect-language.ts'
import { sentiment } from './sentiment.ts'
import { summarise } from './summarise.ts'
import { translate } from './translate.ts'

/** Every task. A new one is a file here and a line in this list. */
export const tasks: readonly Task[] = [
  sentiment as Task,
  translate as Task,
  summarise as Task,
  detectLanguage as Task,
]
