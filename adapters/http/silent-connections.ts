import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Keeps count of connections on which nothing was asked yet, which browsers open ahead. Node takes them for busy when it
 * closes, and would wait for them.
 * @returns ends them.
 */
export function watchSilent(server: Server): () => void {
  const silent = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  server.on('request', ({ socket }: IncomingMessage) => void silent.delete(socket))
  return () => {
    for (const socket of silent) socket.destroy()
  }
}
