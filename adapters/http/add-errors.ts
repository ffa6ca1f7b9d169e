import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { codedError, errorCode } from '../../src/contract/errors.ts'
import type { Log } from '../../src/contract/log.ts'
import { asCoded } from './as-coded.ts'
import type { Desk } from './desk.ts'
import { problemOf } from './problem.ts'
import { replyError } from './reply-error.ts'
import { sendProblem } from './send-problem.ts'

/** Answers everything that goes wrong with a problem. */
export function addErrors(app: FastifyInstance, { house }: Desk): void {
  const fail = failWith(house.log)
  app.setErrorHandler(fail)
  app.setNotFoundHandler(async (request, reply) => fail(nothingAt(request, house.tasks), request, reply))
}

/** Answers with the problem that an error is. */
export function failWith(log: Log) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    sendProblem(reply, problemOf(replyError(loggedError(error, request, log)), request.id))
}

/** The error in our codes. What nobody foresaw is logged, without its message, which may quote somebody. */
export function loggedError(error: unknown, request: FastifyRequest, log: Log) {
  const coded = asCoded(error)
  if (errorCode(coded) === 'INTERNAL') {
    const { name, stack } = (error ?? {}) as Partial<Error>
    const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line))
    log.error({ door: 'http', request: request.id, name, stack: frames }, 'a request failed')
  }
  return coded
}

function nothingAt({ method, url }: FastifyRequest, tasks: Desk['house']['tasks']) {
  if (method !== 'POST' || !/^\/v1\/[^/?]+(?:\?|$)/.test(url)) return codedError('NOT_FOUND')
  return codedError(
    'UNKNOWN_TASK',
    `There is no such task; there are ${tasks.map(({ name }) => name).join(', ')}.`,
  )
}
