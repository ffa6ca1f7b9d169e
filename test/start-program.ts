import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The real program in a process group of its own, which ends with the test. */
export function startProgram(args: readonly string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PARLEY_HOSTS: '1', NO_COLOR: '1', ...environment },
    detached: true,
  })
  const said = { out: '', error: '' }
  child.stdout.on('data', (piece) => {
    said.out += piece
  })
  child.stderr.on('data', (piece) => {
    said.error += piece
  })
  const ended = once(child, 'close') as Promise<[status: number | null, signal: string | null]>
  return {
    child,
    said,
    ended,
    /** To all processes of the group, as a terminal and systemd do. */
    signal: (name: NodeJS.Signals) => process.kill(-child.pid!, name),
    kill() {
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL')
    },
  }
}
