import type { Reply } from './reply.ts'
import type { OptionValues, Origin } from './request.ts'
import type { TaskReply } from './task.ts'

/** What is asked of Parley besides tasks, by the name that policy and audit know it by. */
export interface Asked {
  task: string
  options: OptionValues
  origin: Origin
}

/** Answers like a task does: policy first, an account of it, errors as replies. Never rejects. */
export type Answering = (asked: Asked, work: () => Promise<TaskReply>) => Promise<Reply>
