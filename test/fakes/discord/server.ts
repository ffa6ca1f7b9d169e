import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault, Faults } from './faults.ts'
import type { Gateway } from './gateway.ts'
import type { ApiCall } from './ledger.ts'
import { describeProblem } from './problem.ts'
import type { RateLimits } from './rate-limits.ts'
import { isRefused, refusal } from './refusal.ts'
import { readBody, readBytes } from './request-body.ts'
import { type Answer, findRoute, type Routes } from './route.ts'
import type { State } from './state.ts'

export interface ServerParts {
  state: State
  routes: Routes
  gateway: Gateway
  faults: Faults
  limits: RateLimits
  /** Whether rate limits are enforced now. */
  strict: () => boolean
}

type Sent = Answer & { headers?: Record<string, string> }

/** The REST API, the files of attachments and the gateway. */
export function createDiscordServer(parts: ServerParts): Server {
  const server = createServer((request, response) => void serve(parts, request, response))
  server.on('upgrade', parts.gateway.upgrade)
  return server
}

async function serve(parts: ServerParts, request: IncomingMessage, response: ServerResponse) {
  const { state, faults } = parts
  const url = new URL(request.url ?? '', 'http://fake')
  if (url.pathname.startsWith('/attachments/')) return sendFile(state, url, response)
  const method = request.method ?? 'GET'
  const path = url.pathname.replace(/^\/api\/v10(?=\/)/, '')
  const query = Object.fromEntries(url.searchParams)
  const call: ApiCall = { method, path, query, body: {}, files: [], at: state.clock.now(), status: 0 }
  state.ledger.calls.push(call)
  try {
    const bytes = await readBytes(request)
    const fault = faults.take(method, path)
    await sleep(faults.delayOf(method, path), undefined, { signal: state.signal })
    const answer = (await failed(fault, response)) ?? (await handle(parts, request, call, bytes))
    if (fault?.status === 'lost') throw new Error('lost')
    send(response, call, answer)
  } catch {
    // It was cut on purpose, or by the client.
    call.status = -1
    response.destroy()
  }
  state.ledger.changed()
}

/** Answers, or refuses as Discord does and notes it. */
async function handle(
  parts: ServerParts,
  request: IncomingMessage,
  call: ApiCall,
  bytes: Buffer,
): Promise<Sent> {
  const { state, routes, limits, strict } = parts
  const { method, path, query } = call
  try {
    checkRequest(request)
    const { route, params } = findRoute(routes, method, path)
    if (route.auth !== false && request.headers.authorization !== `Bot ${state.token}`)
      throw refusal('Unauthorized')
    const { headers, retryAfter, global } = limits(method, path, strict())
    if (retryAfter !== undefined) {
      const waited = rateLimited({ retryAfter, ...(global && { global }) })
      // In the header are whole seconds.
      const seconds = { 'retry-after': String(Math.ceil(retryAfter)) }
      return { ...waited, headers: { ...headers, ...waited.headers, ...seconds } }
    }
    const { body, uploads } = await readBody(request, bytes)
    call.body = body
    call.files = uploads.map((row) => row.name)
    return { ...route.run({ state, path, params, query, body, uploads }), headers }
  } catch (error) {
    return refuse(state, call, error)
  }
}

function refuse({ ledger }: State, call: ApiCall, error: unknown): Sent {
  const { method, path, body } = call
  // A mistake in the fake must not look like an outage of Discord's.
  const fallback = { status: 500, answer: { code: -1, message: `the fake failed: ${error}` }, problems: [] }
  const { status, answer, problems } = isRefused(error) ? error : fallback
  call.code = answer.code
  const lines = problems.map(describeProblem)
  ledger.refusals.push({ method, path, status, ...answer, problems: lines, body })
  return { status, body: answer }
}

/** Requests without a fitting User-Agent are blocked before they arrive. */
function checkRequest({ headers, url = '' }: IncomingMessage): void {
  if (!/^DiscordBot \(.+,.+\)/.test(headers['user-agent'] ?? '')) throw refusal('BlockedAgent')
  if (!url.startsWith('/api/v10/')) throw refusal(url.startsWith('/api/v') ? 'InvalidVersion' : 'NotFound')
}

function rateLimited({ retryAfter = 1, global = false, shared = false }: Partial<Fault>): Sent {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfter, global },
    headers: {
      'retry-after': String(retryAfter),
      'x-ratelimit-scope': global ? 'global' : shared ? 'shared' : 'user',
      ...(global && { 'x-ratelimit-global': 'true' }),
      via: '1.1 google',
    },
  }
}

/** @returns nothing when nothing shall go wrong yet; does not return for a call that is never answered. */
async function failed(fault: Fault | undefined, response: ServerResponse): Promise<Sent | undefined> {
  if (!fault || fault.status === 'lost') return undefined
  if (fault.status === 'reset') throw new Error('reset')
  if (fault.status === 'timeout') {
    await new Promise((resolve) => response.on('close', resolve))
    throw new Error('timeout')
  }
  if (fault.status === 429) return rateLimited(fault)
  return { status: fault.status, body: { message: `${fault.status}: Server Error`, code: 0 } }
}

function send(response: ServerResponse, call: ApiCall, { status = 200, body, headers = {} }: Sent) {
  call.status = status
  if (body === undefined) {
    response.writeHead(204, headers).end()
    call.status = 204
    return
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

function sendFile(state: State, url: URL, response: ServerResponse) {
  const file = state.files.get(url.pathname.split('/')[3] ?? '')
  response.writeHead(file ? 200 : 404, { 'content-type': 'application/octet-stream' })
  response.end(file?.content ?? 'This content is no longer available.')
}
