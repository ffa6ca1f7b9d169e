import type { OptionValues, Origin, TaskInput, TaskRequest } from '../../src/contract/request.ts'
import type { TaskInfo } from '../../src/contract/task.ts'
import { type LooseMessage, wholeMessage } from '../../src/contract/whole-message.ts'
import { LIMITS } from './limits.ts'

/** What came with a call, checked against the schema of its tool. */
export type Arguments = { text?: string; messages?: LooseMessage[] } & Record<string, unknown>

/** A call of a tool as a request: somebody waits for it. */
export function mcpRequest(
  task: TaskInfo,
  { text, messages, ...options }: Arguments,
  origin: Origin,
): TaskRequest {
  const input: TaskInput = messages ? { messages: messages.map(wholeMessage) } : { text: text ?? '' }
  return {
    kind: 'task',
    task: task.name,
    input,
    options: options as OptionValues,
    origin,
    priority: 'interactive',
    deadline: Date.now() + LIMITS.answerMilliseconds,
  }
}
