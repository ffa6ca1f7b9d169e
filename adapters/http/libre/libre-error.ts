import type { FastifyReply, FastifyRequest } from 'fastify'
import { ERRORS } from '../../../src/contract/errors.ts'
import { loggedError } from '../add-errors.ts'
import type { Desk } from '../desk.ts'
import { replyError } from '../reply-error.ts'
import { addErrorHeaders } from '../send-problem.ts'

/** Answers what goes wrong as LibreTranslate does: `{"error": "…"}`, with its few statuses. */
export function libreErrors({ house }: Desk) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const failed = replyError(loggedError(error, request, house.log))
    addErrorHeaders(reply, failed)
    return reply.code(statusOf(ERRORS[failed.code].status, hasKey(request))).send({ error: failed.message })
  }
}

/** A wrong key is 403 there and a missing one 400, like all else that is wrong with a request. */
function statusOf(status: number, hasKey: boolean): number {
  if (status === 401) return hasKey ? 403 : 400
  if (status === 413 || status === 422) return 400
  return status >= 500 ? 500 : status
}

function hasKey({ headers, body }: FastifyRequest): boolean {
  const inBody = (body as { api_key?: unknown } | null | undefined)?.api_key
  return headers.authorization !== undefined || headers['x-api-key'] !== undefined || Boolean(inBody)
}
