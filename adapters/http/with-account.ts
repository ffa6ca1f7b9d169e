import type { FastifyRequest } from 'fastify'
import type { House } from '../../src/contract/adapter.ts'
import { originOf } from './request.ts'

export type WithAccount = <T>(request: FastifyRequest, admit: () => T | Promise<T>) => Promise<T>

/** Lets a request for a task in; when it is refused, that has its row in the audit trail, as what reaches the bot has. */
export function createWithAccount({ admission, tasks }: Pick<House, 'admission' | 'tasks'>): WithAccount {
  const names = new Set(tasks.map(({ name }) => name))
  return async (request, admit) => {
    const task = request.routeOptions.config.access?.scope
    if (task === undefined || !names.has(task)) return await admit()
    return await admission.accountFor({ task, origin: originOf(request) }, admit)
  }
}
