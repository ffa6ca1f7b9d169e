import type { Asked } from './contract/answering.ts'
import { type CodedError, ERRORS, type ErrorCode, errorCode, errorMessage } from './contract/errors.ts'
import type { Log } from './contract/log.ts'
import { answersFor } from './contract/phrases/answers/index.ts'
import type { ReplyError } from './contract/reply.ts'
import type { TaskReply } from './contract/task.ts'
import { stackOf } from './stack-of.ts'

/** Their messages are made of the asker's phrases where they are thrown, and say more than the table. */
const SAID_IN_FULL: ReadonlySet<ErrorCode> = new Set([
  'UNKNOWN_LANGUAGE',
  'UNSUPPORTED_LANGUAGE',
  'TOO_LARGE',
  'NOT_ALLOWED',
  'RATE_LIMITED',
])

/** Their messages name files of this machine, and no texts: they are for the log; people read the table's words. */
const FOR_THE_OPERATOR: ReadonlySet<ErrorCode> = new Set(['STORE_DAMAGED', 'CONFIGURATION'])

/** The reply to a request that failed; what the operator must know is logged. */
export function failureReply(log: Log, request: Asked, error: unknown): TaskReply {
  const code = errorCode(error)
  // Our own errors may quote what the person typed, so only foreign ones are logged, without their message.
  if (code === 'INTERNAL') log.error({ task: request.task, stack: stackOf(error) }, 'a task failed')
  const forOperator = FOR_THE_OPERATOR.has(code)
  if (forOperator) log.error({ task: request.task, code }, errorMessage(error))
  const phrases = answersFor(request.origin.locale)
  const inFull = SAID_IN_FULL.has(code) || (phrases.language === 'en' && !forOperator)
  const message = inFull ? errorMessage(error) : phrases.errors[code]
  const { title, again } = phrases.failure
  const retry = ERRORS[code].retry && { label: again, task: request.task, options: request.options }
  return {
    title,
    text: message,
    ...(retry && { actions: [retry] }),
    notes: [],
    data: {},
    error: errorOf(code, message, (error as Partial<CodedError>).retryAfterSeconds),
  }
}

function errorOf(code: ErrorCode, message: string, retryAfterSeconds?: number): ReplyError {
  return { code, message, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) }
}
