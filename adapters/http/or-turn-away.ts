import type { FastifyRequest } from 'fastify'
import type { Account } from '../../src/contract/audit.ts'
import { errorCode } from '../../src/contract/errors.ts'
import type { Desk } from './desk.ts'
import { originOf } from './request.ts'

/**
 * Does what decides whether a task's request is let in; who is turned away is told of, for the bot never sees them.
 * @throws what the decision throws.
 */
export async function orTurnAway<T>(
  request: FastifyRequest,
  { parts }: Desk,
  decide: () => T | Promise<T>,
): Promise<T> {
  try {
    return await decide()
  } catch (error) {
    const task = request.routeOptions.config.access?.scope
    if (task !== undefined && request.method === 'POST') parts.turnedAway(accountOf(request, task, error))
    throw error
  }
}

/** What it asked was not read. */
function accountOf(request: FastifyRequest, task: string, error: unknown): Account {
  return {
    time: Date.now(),
    origin: originOf(request),
    task,
    priority: 'interactive',
    models: [],
    ...{ messages: 0, charactersIn: 0, charactersOut: 0, milliseconds: 0 },
    code: errorCode(error),
  }
}
