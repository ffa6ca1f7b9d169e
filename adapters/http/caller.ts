import type { FastifyRequest } from 'fastify'
import { codedError } from '../../src/contract/errors.ts'
import type { ApiKey, Keys } from '../../src/contract/keys.ts'
import type { HttpSettings } from './http-settings.ts'
import { whyNotLocal } from './why-not-local.ts'

/** Who calls: a program with a key, or without one somebody at this machine. */
export interface Caller {
  key?: ApiKey
}

/** What a route asks of its caller; a route without it is open to all. */
export interface Access {
  /** What a key must be for. */
  scope?: string
  /** The key may also stand in the body, as `api_key`. */
  keyInBody?: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
  interface FastifyContextConfig {
    access?: Access
  }
}

/**
 * Finds out who calls.
 * @throws NOT_AUTHENTICATED without a valid key from elsewhere.
 */
export async function callerOf(
  request: FastifyRequest,
  { keyInBody }: Access,
  keys: Keys,
  settings: HttpSettings,
): Promise<Caller> {
  const token = tokenOf(request) ?? (keyInBody ? keyOfBody(request.body) : undefined)
  if (token === undefined) {
    const reason = whyNotLocal(request, settings.corsOrigins)
    if (reason === undefined) return {}
    throw codedError('NOT_AUTHENTICATED', `${reason} Send an API key: Authorization: Bearer parley_…`)
  }
  return { key: await keys.verify(token) }
}

/** @throws NOT_ALLOWED when the caller's key is not for this. */
export function checkScope({ key }: Caller, { scope }: Access): void {
  if (key === undefined || scope === undefined) return
  if (key.scopes.includes(scope) || isForAllTasks(key, scope)) return
  const has = key.scopes.join(', ') || 'none'
  throw codedError('NOT_ALLOWED', `The key "${key.name}" needs the scope ${scope}; it has ${has}.`)
}

/** What measures Parley is no task, so it is not in `*`. */
const isForAllTasks = ({ scopes }: ApiKey, scope: string) => scopes.includes('*') && scope !== 'metrics'

/** @throws NOT_AUTHENTICATED for another scheme than Bearer. */
function tokenOf({ headers }: FastifyRequest): string | undefined {
  const { authorization } = headers
  const own = headers['x-api-key']
  if (authorization === undefined) return typeof own === 'string' && own !== '' ? own : undefined
  const token = /^Bearer +([^\s]+)$/i.exec(authorization)?.[1]
  if (token !== undefined) return token
  throw codedError('NOT_AUTHENTICATED', 'Authorization: expected Bearer and an API key.')
}

function keyOfBody(body: unknown): string | undefined {
  const key = (body as { api_key?: unknown } | null | undefined)?.api_key
  return typeof key === 'string' && key !== '' ? key : undefined
}
