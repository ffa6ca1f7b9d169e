import type { FastifyInstance, HTTPMethods } from 'fastify'
import { codedError } from '../../src/contract/errors.ts'

/** Call before the routes are added. @returns adds, after them, what answers their other methods: OPTIONS, and 405. */
export function addMethods(app: FastifyInstance): () => void {
  const urls = new Set<string>()
  app.addHook('onRoute', ({ url }) => void urls.add(url))
  return () => {
    for (const url of [...urls]) if (url !== '*') addOthers(app, url)
  }
}

function addOthers(app: FastifyInstance, url: string): void {
  const all = app.supportedMethods as HTTPMethods[]
  const known = all.filter((method) => app.hasRoute({ method, url }))
  const allow = [...new Set([...known, 'OPTIONS'])].join(', ')
  app.route({
    method: all.filter((method) => !known.includes(method)),
    url,
    schema: { hide: true },
    // Before the body is read: it may be of any kind.
    async onRequest(request, reply) {
      reply.header('allow', allow)
      if (request.method !== 'OPTIONS') {
        throw codedError('METHOD_NOT_ALLOWED', `${request.method} was not expected here, but ${allow}.`)
      }
      return reply.code(204).send()
    },
    handler: async () => {},
  })
}
