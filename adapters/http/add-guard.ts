import type { FastifyInstance } from 'fastify'
import { codedError } from '../../src/contract/errors.ts'
import { callerOf } from './caller.ts'
import type { Desk } from './desk.ts'
import { orTurnAway } from './or-turn-away.ts'

/** Lets in who may, before the body is read where the key is in the head. */
export function addGuard(app: FastifyInstance, desk: Desk): void {
  const { settings, parts, gate, isClosing } = desk
  app.decorateRequest('caller', null)
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1') {
      throw codedError('BAD_REQUEST', 'The request has no Host header.')
    }
    const { access } = request.routeOptions.config
    if (access === undefined) return
    // What is answered is for this caller, and may be somebody's words.
    reply.header('cache-control', 'no-store')
    await orTurnAway(request, desk, async () => {
      if (isClosing()) {
        reply.header('connection', 'close')
        throw codedError('CLOSING')
      }
      if (access.keyInBody) return
      request.caller = await callerOf(request, access, parts.keys, settings)
      if (request.method === 'POST') gate.check()
    })
  })
  app.addHook('preValidation', async (request) => {
    const { access } = request.routeOptions.config
    if (!access?.keyInBody) return
    await orTurnAway(request, desk, async () => {
      request.caller = await callerOf(request, access, parts.keys, settings)
    })
  })
}
