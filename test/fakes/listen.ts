import type { Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A server that listens on 127.0.0.1, on a port that was free. */
export interface Listening {
  /** Without a slash at the end. */
  address: string
  /** Cuts all connections, tunnels included. */
  close(): Promise<void>
}

export async function listen(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
