import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text as readAll } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { listen } from './listen.ts'

/** What a receiver does with a call. */
export type Reaction =
  | { status: number; headers?: Record<string, string> }
  /** Takes the call and never answers. */
  | 'stall'
  /** Cuts the connection. */
  | 'reset'
  /** Says 200 and then sends a body that never ends. */
  | 'drip'
  /** Waits for `release`. */
  | 'hold'

export interface Call {
  path: string
  headers: IncomingMessage['headers']
  body: string
  /** What the library of Standard Webhooks read after it checked signature and time; undefined when it refused. */
  verified?: unknown
}

export type Receiver = Awaited<ReturnType<typeof createReceiver>>

/** A receiver of webhooks on 127.0.0.1. It reacts as planned, call by call, and else takes every call. */
export async function createReceiver() {
  const calls: Call[] = []
  const plan: Reaction[] = []
  const held: ServerResponse[] = []
  const secrets: string[] = []
  const state = { open: 0, most: 0, otherwise: { status: 204 } as Reaction }
  const server = createServer(async (request, response) => {
    state.open += 1
    state.most = Math.max(state.most, state.open)
    response.on('close', () => {
      state.open -= 1
    })
    const body = await readAll(request).catch(() => undefined)
    if (body === undefined) return
    const reaction = plan.shift() ?? state.otherwise
    const { url: path = '', headers } = request
    calls.push({ path, headers, body, verified: verify(secrets, headers, body) })
    react(reaction, request, response, held)
  })
  const { address, close } = await listen(server)
  return {
    address,
    calls,
    state,
    plan: (...reactions: Reaction[]) => void plan.push(...reactions),
    trust: (secret: string) => void secrets.push(secret),
    ids: () => calls.map(({ headers }) => String(headers['webhook-id'])),
    release(status = 200) {
      for (const response of held.splice(0)) response.writeHead(status).end()
    },
    stop: close,
  }
}

function verify(secrets: readonly string[], headers: IncomingMessage['headers'], body: string): unknown {
  for (const secret of secrets) {
    try {
      return new Webhook(secret).verify(body, headers as Record<string, string>)
    } catch {}
  }
  return undefined
}

function react(
  reaction: Reaction,
  request: IncomingMessage,
  response: ServerResponse,
  held: ServerResponse[],
) {
  if (reaction === 'stall') return
  if (reaction === 'reset') request.socket.resetAndDestroy()
  else if (reaction === 'hold') held.push(response)
  else if (reaction === 'drip') drip(response)
  else response.writeHead(reaction.status, reaction.headers).end('thank you')
}

function drip(response: ServerResponse) {
  response.writeHead(200)
  const timer = setInterval(() => response.write('x'.repeat(1024)), 5)
  response.on('close', () => clearInterval(timer))
}
