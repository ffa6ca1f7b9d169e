import { createServer } from 'node:http'
import { connect } from 'node:net'
import { listen } from './listen.ts'

/** A forward proxy on 127.0.0.1 that opens tunnels (CONNECT), with a name and password if wanted. */
export interface FakeProxy {
  address: string
  /** `host:port` of every tunnel that was opened. */
  tunnels: string[]
  stop(): Promise<void>
}

export async function createFakeProxy(options: { credentials?: string } = {}): Promise<FakeProxy> {
  const tunnels: string[] = []
  const wanted = options.credentials && `Basic ${Buffer.from(options.credentials).toString('base64')}`
  const server = createServer((_, response) => response.writeHead(405).end())
  server.on('connect', (request, socket, head) => {
    if (wanted && request.headers['proxy-authorization'] !== wanted) {
      return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    }
    tunnels.push(request.url ?? '')
    const [host, port] = (request.url ?? '').split(':')
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      target.write(head)
      target.pipe(socket).pipe(target)
    })
    target.on('error', () => socket.destroy())
    socket.on('error', () => target.destroy())
  })
  const { address, close } = await listen(server)
  return { address, tunnels, stop: close }
}
