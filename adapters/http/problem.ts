import { ERRORS, type ErrorCode } from '../../src/contract/errors.ts'
import type { ReplyError } from '../../src/contract/reply.ts'

/** Problem details, RFC 9457; served as `application/problem+json`. */
export interface Problem {
  /** Where the code is explained, on this server. */
  type: string
  title: string
  status: number
  /** What a person reads. */
  detail: string
  code: ErrorCode
  /** This occurrence; the log has the same id. */
  instance: string
  retryAfterSeconds?: number
}

export const PROBLEM_TYPE = 'application/problem+json'

/** @param id of the request. */
export function problemOf({ code, message, retryAfterSeconds }: ReplyError, id: string): Problem {
  const { status, tell } = ERRORS[code]
  return {
    type: `/errors/${code}`,
    title: tell,
    status,
    detail: message,
    code,
    instance: `urn:uuid:${id}`,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  }
}
