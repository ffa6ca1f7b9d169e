import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The real program with the real models, and its HTTP API, on a port that is free unless one is named. */
export async function openProgram(wished?: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-page-'))
  const port = wished ?? (await freePort())
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PARLEY_DATA_DIR: dataDir, PARLEY_HTTP_PORT: String(port) },
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = `http://127.0.0.1:${port}`
  await Promise.race([untilReady(address), ended.then(() => Promise.reject(new Error('Parley did not start.')))])
  return {
    address,
    async close() {
      child.kill()
      await ended
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function untilReady(address: string): Promise<void> {
  const isReady = () => fetch(`${address}/readyz`).then(({ ok }) => ok, () => false)
  while (!(await isReady())) await setTimeout(100)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
