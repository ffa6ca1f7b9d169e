import type { FastifyRequest } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { type ErrorCode, errorCode } from '../../src/contract/errors.ts'
import type { Desk } from './desk.ts'
import { LIMITS } from './limits.ts'
import { originOf } from './request.ts'

export type WithAccount = <T>(request: FastifyRequest, admit: () => T | Promise<T>) => Promise<T>

/**
 * Lets a request in, and gives account when it is refused, as the bot does of what reaches it. Only so many a minute: who
 * is refused must not be able to fill the disk; the log has them all.
 */
export function createWithAccount(record: Desk['parts']['record']): WithAccount {
  const room = new RateLimiterMemory({ points: LIMITS.refusalsRecorded, duration: 60 })
  return async (request, admit) => {
    const started = performance.now()
    try {
      return await admit()
    } catch (error) {
      const task = request.routeOptions.config.access?.scope
      const hasRoom = task !== undefined && (await room.consume('').then(yes, no))
      if (hasRoom) await record(refusalOf(request, task, errorCode(error), performance.now() - started))
      throw error
    }
  }
}

const yes = () => true
const no = () => false

function refusalOf(request: FastifyRequest, task: string, code: ErrorCode, milliseconds: number) {
  const sizes = { messages: 0, charactersIn: 0, charactersOut: 0 }
  return {
    time: Date.now(),
    origin: originOf(request),
    ...{ task, priority: 'interactive' as const, models: [], ...sizes, code },
    milliseconds: Math.round(milliseconds),
  }
}
