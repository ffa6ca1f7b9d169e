import type { FastifyReply } from 'fastify'

/**
 * Fires when the client goes before it has its answer. Fastify's `request.signal` is not that: it fires as soon as the
 * body has been read.
 */
export function clientGone({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort()
  })
  return controller.signal
}
