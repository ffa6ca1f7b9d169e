import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ERRORS } from '../../src/contract/errors.ts'
import type { Log } from '../../src/contract/log.ts'

/** One line a request: the route and never what stands in the address, whose key and never the key. */
export function addAccessLog(app: FastifyInstance, log: Log): void {
  app.addHook('onRequest', async (request, reply) => logAnswer(request, reply, log))
}

/** Logs what a request is answered, once it is. */
export function logAnswer(request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const started = performance.now()
  reply.header('x-request-id', request.id)
  reply.raw.once('close', () => {
    const { method, caller, is404, routeOptions, id } = request
    const key = caller?.key?.id
    const fields = {
      door: 'http',
      method,
      route: (is404 ? undefined : routeOptions.url) ?? 'none',
      status: reply.raw.writableFinished ? reply.statusCode : ERRORS.CANCELLED.status,
      milliseconds: Math.round(performance.now() - started),
      request: id,
      ...(key !== undefined && { key }),
    }
    log.info(fields, 'answered over HTTP')
  })
}
