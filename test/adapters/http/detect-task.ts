import type { TaskInfo } from '../../../src/contract/task.ts'

/** What the HTTP door knows of the task that detects languages. */
export const detectTask: TaskInfo = {
  name: 'detect-language',
  summary: 'Which language a text is in',
  input: 'text',
  options: [],
  maximumCharacters: 200_000,
  example: 'detect-language "Wo ist denn der Bahnhof?"',
  inChats: false,
}
