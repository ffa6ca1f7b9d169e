import type { FastifyRequest } from 'fastify'
import type { Desk } from './desk.ts'
import { LIMITS } from './limits.ts'
import { orTurnAway } from './or-turn-away.ts'

/**
 * Does work on so many items when there is room and the quota of the caller's key allows.
 * @throws OVERLOADED or RATE_LIMITED.
 */
export async function withRoom<T>(
  request: FastifyRequest,
  desk: Desk,
  items: number,
  work: () => Promise<T>,
): Promise<T> {
  const { caller } = request
  const { gate, parts } = desk
  const enter = () => gate.enter(Math.min(items, LIMITS.batchAtOnce))
  const leave = await orTurnAway(request, desk, enter)
  try {
    const key = caller?.key
    if (key) await orTurnAway(request, desk, () => parts.keys.spend(key, items))
    return await work()
  } finally {
    leave()
  }
}
