import { isUtf8 } from 'node:buffer'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { callMethod } from './api.ts'
import { type Arguments, readArguments, readBody } from './arguments.ts'
import type { Fault, Faults } from './faults.ts'
import type { ApiCall } from './ledger.ts'
import type { Methods } from './methods/method.ts'
import type { RateLimits } from './rate-limits.ts'
import { isRefused } from './refusal.ts'
import { respond } from './response-urls.ts'
import type { Sockets } from './sockets.ts'
import type { State } from './state.ts'

export interface ServerParts {
  state: State
  methods: Methods
  sockets: Sockets
  faults: Faults
  /** Nothing when the test has not asked for them. */
  limits: () => RateLimits | undefined
}

interface Answer {
  status: number
  body: Record<string, unknown> | string
  headers?: Record<string, string>
}

/** The Web API, the upload addresses, the response URLs and the WebSockets. */
export function createSlackServer(parts: ServerParts): Server {
  const server = createServer((request, response) => void serve(parts, request, response))
  server.on('upgrade', parts.sockets.upgrade)
  return server
}

async function serve(parts: ServerParts, request: IncomingMessage, response: ServerResponse) {
  const { state, faults } = parts
  const [, door = '', name = '', , id = ''] = new URL(request.url ?? '', 'http://fake').pathname.split('/')
  const method = { api: name, upload: 'upload', response: 'response_url' }[door] ?? 'nothing'
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const call: ApiCall = { method, token, args: {}, at: state.clock.now(), status: 0 }
  state.ledger.calls.push(call)
  try {
    const body = await readBody(request)
    const fault = faults.take(method)
    await sleep(faults.delayOf(method), undefined, { signal: state.signal })
    const answer =
      (await failed(fault, response)) ??
      (door === 'upload'
        ? await takeUpload(state, name, request, body)
        : handle(parts, call, { door, id }, () => readArguments(request, body)))
    send(response, call, answer)
  } catch (error) {
    call.error ??= String(error)
    response.destroy()
  }
  state.ledger.changed()
}

/** Answers, or refuses as Slack does and notes it. */
function handle(
  parts: ServerParts,
  call: ApiCall,
  path: { door: string; id: string },
  read: () => Arguments,
): Answer {
  const { state } = parts
  try {
    call.args = read()
    if (path.door === 'response') {
      respond(state, path.id, call.args)
      return { status: 200, body: { ok: true } }
    }
    const { team, run } = callMethod(parts, call)
    const wait = parts.limits()?.(team?.id ?? '', call.method, call.args)
    if (wait !== undefined) return rateLimited(wait)
    const scopes = team ? { 'x-oauth-scopes': [...team.scopes].join(',') } : {}
    return { status: 200, body: { ok: true, ...run() }, headers: scopes }
  } catch (error) {
    if (!isRefused(error)) throw error
    const { error: code, errors } = error.answer
    const problems = errors ? { problems: errors as string[] } : {}
    state.ledger.refusals.push({ method: call.method, error: code, ...problems, args: call.args })
    const gone = code === 'expired_url' || code === 'used_url'
    return { status: gone ? 404 : 200, body: error.answer }
  }
}

const rateLimited = (seconds: number): Answer => ({
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  headers: { 'retry-after': String(seconds) },
})

/** @returns nothing when nothing shall go wrong; does not return for a call that is never answered. */
async function failed(fault: Fault | undefined, response: ServerResponse): Promise<Answer | undefined> {
  if (!fault) return undefined
  if (fault.error !== undefined) return { status: 200, body: { ok: false, error: fault.error } }
  if (fault.status === 'reset') throw new Error('reset')
  if (fault.status === 'timeout') {
    await new Promise((resolve) => response.on('close', resolve))
    throw new Error('timeout')
  }
  return fault.status === 429
    ? rateLimited(fault.retryAfter ?? 1)
    : { status: 500, body: 'Internal Server Error' }
}

function send(response: ServerResponse, call: ApiCall, { status, body, headers }: Answer) {
  call.status = status
  if (typeof body === 'object' && body.ok === false) call.error = String(body.error)
  const type = typeof body === 'string' ? 'text/plain' : 'application/json; charset=utf-8'
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** The bytes of a file, alone or as the only part of a form. */
async function takeUpload(state: State, id: string, request: IncomingMessage, body: Buffer): Promise<Answer> {
  const file = state.files.get(id)
  if (!file) return { status: 404, body: 'no such upload' }
  file.content = await contentOf(request.headers['content-type'] ?? '', body)
  return { status: 200, body: `OK - ${body.length}` }
}

async function contentOf(type: string, body: Buffer): Promise<string> {
  if (!type.startsWith('multipart/')) return asText(body)
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const [part] = form.values()
  if (typeof part === 'string' || part === undefined) return part ?? ''
  return asText(Buffer.from(await part.arrayBuffer()))
}

const asText = (bytes: Buffer) => bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')
