import type { Reply } from './contract/reply.ts'
import type { TaskReply } from './contract/task.ts'

/** A task's answer with what every reply has. */
export function completeReply(reply: TaskReply, models: string[]): Reply {
  const data = reply.error
    ? { error: reply.error }
    : { ...reply.data, model: models.join(' + '), notes: reply.notes }
  return { ...reply, models, data, visibility: 'private' }
}
