import type { Account } from './contract/audit.ts'
import type { Reply } from './contract/reply.ts'
import type { TaskRequest } from './contract/request.ts'

/** What became of a request, without any text. Times in milliseconds, `time` since the epoch. */
export function accountOf(request: TaskRequest, reply: Reply, time: number, milliseconds: number): Account {
  const { task, origin, priority, input } = request
  const texts = 'text' in input ? [input] : input.messages
  const answers = [{ text: reply.text ?? '' }, ...(reply.points ?? [])]
  const { from, to } = reply.data
  return {
    time,
    origin,
    task,
    priority,
    models: reply.models,
    ...(typeof from === 'string' && { from }),
    ...(typeof to === 'string' && { to }),
    messages: texts.length,
    charactersIn: lengthOf(texts),
    charactersOut: reply.error ? 0 : lengthOf(answers),
    milliseconds,
    ...(reply.error && { code: reply.error.code }),
  }
}

const lengthOf = (texts: readonly { text: string }[]) => texts.reduce((sum, { text }) => sum + text.length, 0)
