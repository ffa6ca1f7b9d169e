import type { TaskInput } from './contract/request.ts'
import type { TaskInfo } from './contract/task.ts'

/**
 * The input as a task takes it: one that works on a text gets the newest messages of a conversation's people that fit,
 * a message a line ("how is the mood here?"), but at least one; everything else stays as it is.
 */
export function fitInput(task: TaskInfo, input: TaskInput): TaskInput {
  if (task.input !== 'text' || 'text' in input) return input
  const texts = input.messages.filter((message) => message.bot !== true).map((message) => message.text)
  let room = task.maximumCharacters
  const first = texts.findLastIndex((text) => {
    room -= text.length + 1
    return room < 0
  })
  return { text: texts.slice(Math.min(first + 1, texts.length - 1)).join('\n') }
}
