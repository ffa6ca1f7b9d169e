import type { FastifyRequest } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Account } from '../../src/contract/audit.ts'
import { errorCode } from '../../src/contract/errors.ts'
import type { TaskInfo } from '../../src/contract/task.ts'
import type { HttpParts } from './http-parts.ts'
import { LIMITS } from './limits.ts'
import { originOf } from './request.ts'

export type WithAccount = <T>(request: FastifyRequest, admit: () => T | Promise<T>) => Promise<T>

/**
 * Lets a request for a task in, and gives account when it is refused, as the bot does of what reaches it. Only so much is
 * recorded a minute: who is refused must not be able to fill the disk; the metrics and the log have it all.
 */
export function createWithAccount(refused: HttpParts['refused'], tasks: readonly TaskInfo[]): WithAccount {
  const room = new RateLimiterMemory({ points: LIMITS.refusalsRecorded, duration: 60 })
  const names = new Set(tasks.map(({ name }) => name))
  return async (request, admit) => {
    const started = performance.now()
    try {
      return await admit()
    } catch (error) {
      const task = request.routeOptions.config.access?.scope
      if (task === undefined || !names.has(task)) throw error
      const account = accountOf(request, task, error, Math.round(performance.now() - started))
      refused.count(account)
      if (await room.consume('').then(yes, no)) await refused.record(account)
      throw error
    }
  }
}

const yes = () => true
const no = () => false

function accountOf(request: FastifyRequest, task: string, error: unknown, milliseconds: number): Account {
  return {
    ...{ time: Date.now(), origin: originOf(request), task, priority: 'interactive', models: [] },
    ...{ messages: 0, charactersIn: 0, charactersOut: 0, milliseconds, code: errorCode(error) },
  }
}
