import type { CodedError } from '../../src/contract/errors.ts'
import { errorMessage } from '../../src/contract/errors.ts'
import type { ReplyError } from '../../src/contract/reply.ts'

/** A coded error as replies carry it. */
export function replyError(error: CodedError): ReplyError {
  const { code, retryAfterSeconds } = error
  return { code, message: errorMessage(error), ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) }
}
