import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { isHttpDoor } from '../../src/doctor/is-http-door.ts'
import { portCheck } from '../../src/doctor/port-check.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
})

/** Something that answers everything with this. */
async function listening(answer: string, host = '127.0.0.1'): Promise<number> {
  const server = createServer((_, response) => response.end(answer))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return (server.address() as AddressInfo).port
}

const check = (port: number, host = '127.0.0.1') =>
  portCheck('HTTP port', { host, port, variable: 'PARLEY_HTTP_PORT', isParley: isHttpDoor }).run()

describe('the port of a door', () => {
  it('may be free, and is so afterwards', async () => {
    const port = await listening('')
    await new Promise((resolve) => servers.pop()!.close(resolve))
    for (let times = 0; times < 2; times++)
      expect(await check(port)).toEqual({ well: true, found: `127.0.0.1:${port} is free` })
  })

  it.each(['127.0.0.1', '0.0.0.0', '::'])('may be a running Parley’s, on %s', async (host) => {
    const port = await listening('{"status":"alive"}', host)
    const finding = await check(port, host)
    expect(finding).toMatchObject({ well: true, found: expect.stringContaining('a Parley is running there') })
  })

  it.each(['<h1>Hello</h1>', '{"status":"green"}', '[]', 'null'])(
    'may be another program’s: %s',
    async (answer) => {
      const port = await listening(answer)
      expect(await check(port)).toEqual({
        well: false,
        found: `127.0.0.1:${port} is taken by another program`,
        remedy: expect.stringContaining('PARLEY_HTTP_PORT'),
      })
    },
  )

  it('may be at an address that this machine does not have', async () => {
    expect(await check(8080, '192.0.2.1')).toEqual({
      well: false,
      found: '192.0.2.1:8080 cannot be listened on (EADDRNOTAVAIL)',
      remedy: expect.stringContaining('does not have that one'),
    })
  })
})
