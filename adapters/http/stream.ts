import { PassThrough } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LIMITS } from './limits.ts'

/** Sends one event. */
export type SendEvent = (name: 'progress' | 'piece' | 'result' | 'error', data: unknown) => void

/** Whether the client asks for server-sent events. */
export function wantsStream({ query, headers }: FastifyRequest): boolean {
  const { stream } = query as { stream?: string }
  if (stream !== undefined) return stream !== '0' && stream !== 'false'
  return /\btext\/event-stream\b/i.test(headers.accept ?? '')
}

/** Answers with server-sent events: what `work` sends, until it is done. */
export function streamEvents(reply: FastifyReply, work: (send: SendEvent) => Promise<void>): FastifyReply {
  const events = new PassThrough()
  const write = (text: string) => void (events.writable && events.write(text))
  const heartbeat = setInterval(() => write(': still working\n\n'), LIMITS.heartbeatMilliseconds)
  // The head goes out at once, so that the client knows that it has been heard.
  write(': working\n\n')
  work((name, data) => write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)).finally(() => {
    clearInterval(heartbeat)
    events.end()
  })
  reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no')
  return reply.type('text/event-stream; charset=utf-8').send(events)
}
