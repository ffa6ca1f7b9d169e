import type { FastifyReply } from 'fastify'
import { ERRORS } from '../../src/contract/errors.ts'
import { LIMITS } from './limits.ts'
import { PROBLEM_TYPE, type Problem } from './problem.ts'

/** Answers with a problem and the headers that belong to it. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  addErrorHeaders(reply, problem)
  return reply.code(problem.status).type(PROBLEM_TYPE).send(problem)
}

/** When to come again, and how to authenticate. */
export function addErrorHeaders(
  reply: FastifyReply,
  { code, retryAfterSeconds }: Pick<Problem, 'code' | 'retryAfterSeconds'>,
): void {
  const { retry, status } = ERRORS[code]
  const seconds = retryAfterSeconds ?? (retry ? LIMITS.retryAfterSeconds : undefined)
  if (seconds !== undefined) reply.header('retry-after', String(Math.max(1, Math.ceil(seconds))))
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="Parley"')
}
