import type { FastifyInstance, FastifyRequest } from 'fastify'
import { codedError } from '../../src/contract/errors.ts'
import { type Access, callerOf, checkScope } from './caller.ts'
import type { Desk } from './desk.ts'

/** Lets in who may, before the body is read where the key is in the head. */
export function addGuard(
  app: FastifyInstance,
  { settings, parts, gate, withAccount, isClosing }: Desk,
): void {
  app.decorateRequest('caller', null)
  const letIn = async (request: FastifyRequest, access: Access) => {
    const caller = await withAccount(request, () => callerOf(request, access, parts.keys, settings))
    request.caller = caller
    // Whose key it is stands in the account from here on.
    await withAccount(request, () => checkScope(caller, access))
  }
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1') {
      throw codedError('BAD_REQUEST', 'The request has no Host header.')
    }
    const { access } = request.routeOptions.config
    if (access === undefined) return
    // What is answered is for this caller, and may be somebody's words.
    reply.header('cache-control', 'no-store')
    if (isClosing()) {
      reply.header('connection', 'close')
      throw codedError('CLOSING')
    }
    if (access.keyInBody) return
    await letIn(request, access)
    if (request.method === 'POST') await withAccount(request, () => gate.check())
  })
  app.addHook('preValidation', async (request) => {
    const { access } = request.routeOptions.config
    if (access?.keyInBody) await letIn(request, access)
  })
}
