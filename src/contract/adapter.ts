import type { Reply } from './reply.ts'
import type { BotRequest } from './request.ts'
import type { TaskInfo } from './task.ts'

export interface HandleOptions {
  signal?: AbortSignal
  /** Called while long work goes on. */
  progress?: (done: number, total: number) => void
}

/** Answers a request. Never rejects: failures are replies with `error`. */
export type Handle = (request: BotRequest, options?: HandleOptions) => Promise<Reply>

/** A door: turns what people do into requests and replies into what they see. */
export interface ChatAdapter {
  name: string
  /** Resolves when the door is open. */
  start(handle: Handle, tasks: readonly TaskInfo[]): Promise<void>
  /** Resolves when the door has closed by itself or `stop` was called. */
  closed: Promise<void>
  stop(): Promise<void>
}
