import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Carrier, Receipt } from './parcel.ts'
import { refusal } from './refusal.ts'
import type { State } from './state.ts'

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'

/** The Socket Mode end. */
export interface Sockets {
  /** A fresh address, good for one connection: what `apps.connections.open` gives. */
  open(): string
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  carry: Carrier
  /** Connections that get events. */
  count(): number
  drop(): void
  /** @param lingerMilliseconds how long TCP stays open after the app has closed the WebSocket. */
  disconnect(reason: DisconnectReason, lingerMilliseconds?: number): void
  limit(most: number): void
  /** From now on `apps.connections.open` answers this; `undefined` ends it. */
  refuse(error: string | undefined): void
  close(): void
}

interface Link {
  socket: WebSocket
  /** Asked to go: it gets nothing more. */
  leaving: boolean
  tcp: Duplex
}

const PING_MILLISECONDS = 5000
/** Slack takes at most ten connections for an app (api.slack.com/apis/socket-mode). */
const MAXIMUM_SOCKETS = 10

export function createSockets(state: State): Sockets {
  const server = new WebSocketServer({ noServer: true })
  const tickets = new Set<string>()
  const links = new Set<Link>()
  const waiting = new Map<string, (payload: unknown) => void>()
  let most = MAXIMUM_SOCKETS
  let refused: string | undefined
  const pings = setInterval(() => {
    for (const { socket } of links) if (socket.readyState === socket.OPEN) socket.ping('Ping from the fake')
  }, PING_MILLISECONDS)
  pings.unref()

  function receive(data: string) {
    const { envelope_id, payload } = JSON.parse(data) as { envelope_id?: string; payload?: unknown }
    if (envelope_id === undefined) {
      state.ledger.refusals.push({ method: 'socket', error: 'no_envelope_id', args: { data } })
      return
    }
    waiting.get(envelope_id)?.(payload)
  }
  function welcome(socket: WebSocket, tcp: Duplex) {
    if (links.size >= most) return sayDisconnect(socket, 'too_many_websockets', () => socket.close())
    const link: Link = { socket, leaving: false, tcp }
    links.add(link)
    // Each delivery that is under way listens for the end of its socket.
    socket.setMaxListeners(0)
    socket.on('message', (data) => receive(String(data)))
    socket.on('error', () => links.delete(link))
    socket.on('close', () => {
      links.delete(link)
      state.ledger.changed()
    })
    const debug_info = { host: 'applink-fake', build_number: 1, approximate_connection_time: 18_060 }
    const connection_info = { app_id: state.appId }
    socket.send(JSON.stringify({ type: 'hello', num_connections: links.size, debug_info, connection_info }))
    state.ledger.changed()
  }
  const usable = () =>
    [...links].filter((link) => !link.leaving && link.socket.readyState === link.socket.OPEN)

  return {
    open() {
      if (refused !== undefined) throw refusal(refused)
      const ticket = randomUUID()
      tickets.add(ticket)
      return `${state.address.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${state.appId}`
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '', 'http://fake').searchParams.get('ticket') ?? ''
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 408 Request Timeout\r\n\r\n')
        return
      }
      server.handleUpgrade(request, socket, head, (opened) => welcome(opened, socket))
    },
    carry: (parcel, attempt, within) => {
      const open = usable()
      const link = open[Math.floor(state.random() * open.length)]
      if (!link) return Promise.resolve({ outcome: 'lost', milliseconds: 0, reason: 'timeout' })
      const envelope_id = randomUUID()
      const receipt = awaitAck(waiting, envelope_id, link.socket, within)
      const accepts_response_payload = parcel.kind !== 'events_api'
      const { kind: type, payload } = parcel
      const again = { retry_attempt: attempt.number, retry_reason: attempt.reason ?? '' }
      const envelope = { envelope_id, payload, type, accepts_response_payload }
      link.socket.send(JSON.stringify(type === 'events_api' ? { ...envelope, ...again } : envelope))
      return receipt
    },
    count: () => usable().length,
    drop() {
      for (const { socket } of links) socket.terminate()
    },
    disconnect(reason, lingerMilliseconds = 500) {
      for (const link of links) {
        // After a warning Slack goes on sending until the connection is closed.
        link.leaving = reason !== 'warning'
        linger(link.tcp, lingerMilliseconds)
        sayDisconnect(link.socket, reason)
      }
    },
    limit: (number) => {
      most = number
    },
    refuse: (error) => {
      refused = error
    },
    close() {
      clearInterval(pings)
      for (const { socket } of links) socket.terminate()
      server.close()
    },
  }
}

function awaitAck(
  waiting: Map<string, (payload: unknown) => void>,
  id: string,
  socket: WebSocket,
  within: number,
): Promise<Receipt> {
  const began = performance.now()
  return new Promise((resolve) => {
    const end = (receipt: Omit<Receipt, 'milliseconds'>) => {
      clearTimeout(timer)
      waiting.delete(id)
      socket.off('close', lost)
      resolve({ ...receipt, milliseconds: performance.now() - began })
    }
    const lost = () => end({ outcome: 'lost', reason: 'timeout' })
    const timer = setTimeout(() => end({ outcome: 'timeout', reason: 'timeout' }), within)
    socket.once('close', lost)
    waiting.set(id, (payload) => end({ outcome: 'acked', payload }))
  })
}

function sayDisconnect(socket: WebSocket, reason: DisconnectReason, sent?: () => void) {
  const debug_info = { host: 'applink-fake' }
  socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info }), sent)
}

/** Slack leaves TCP open for a while after the WebSocket is closed, which keeps the client from reconnecting. */
function linger(tcp: Duplex, milliseconds: number) {
  const end = tcp.end.bind(tcp)
  tcp.end = ((...rest: []) => {
    setTimeout(() => end(...rest), milliseconds).unref()
    return tcp
  }) as typeof tcp.end
}
