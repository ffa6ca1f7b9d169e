import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Check, Finding } from '../contract/check.ts'

/** Where a door listens. */
export interface Listening {
  host: string
  port: number
  /** That sets the port. */
  variable: string
  /** Whether what listens at an address (`http://127.0.0.1:8080`) is this door of another Parley. */
  isParley(address: string): Promise<boolean>
}

/** Whether a door can listen where it is to: the port is free, or Parley has it already. */
export function portCheck(name: string, listening: Listening): Check {
  return { name, run: () => checkPort(listening) }
}

async function checkPort({ host, port, variable, isParley }: Listening): Promise<Finding> {
  const place = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  const problem = await tryToListen(host, port)
  if (problem === undefined) return { well: true, found: `${place} is free` }
  if (problem !== 'EADDRINUSE') {
    const found = `${place} cannot be listened on (${problem})`
    return { well: false, found, remedy: `set ${variable} to another port: ${reasonFor(problem)}` }
  }
  const taken = await isParley(addressOf(host, port)).catch(() => false)
  if (taken) return { well: true, found: `${place}: a Parley is running there` }
  const found = `${place} is taken by another program`
  return {
    well: false,
    found,
    remedy: `end that program (\`ss -ltnp\` shows it), or set ${variable} to another port`,
  }
}

const reasonFor = (problem: string) =>
  ({
    EACCES: 'ports below 1024 need more rights',
    EADDRNOTAVAIL: 'or the address: this machine does not have that one',
  })[problem] ?? 'or see what the system says of this error'

/** @returns the system's code for why it does not work. */
async function tryToListen(host: string, port: number): Promise<string | undefined> {
  const server = createServer()
  try {
    server.listen({ host, port, exclusive: true })
    await once(server, 'listening')
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown'
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
}

/** An address that stands for all is asked at this machine's own. */
function addressOf(host: string, port: number): string {
  const own = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host
  return `http://${own.includes(':') ? `[${own}]` : own}:${port}`
}
