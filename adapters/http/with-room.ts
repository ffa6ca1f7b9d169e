import type { FastifyRequest } from 'fastify'
import type { Desk } from './desk.ts'
import { LIMITS } from './limits.ts'

/**
 * Does work on so many items when there is room and the quota of the caller's key allows.
 * @throws OVERLOADED or RATE_LIMITED.
 */
export async function withRoom<T>(
  request: FastifyRequest,
  { gate, parts, withAccount }: Desk,
  items: number,
  work: () => Promise<T>,
): Promise<T> {
  const { caller } = request
  const leave = await withAccount(request, () => gate.enter(Math.min(items, LIMITS.batchAtOnce)))
  try {
    if (caller?.key) await withAccount(request, () => parts.keys.spend(caller.key!, items))
    return await work()
  } finally {
    leave()
  }
}
