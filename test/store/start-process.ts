import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./store-process.ts', import.meta.url))

/** Starts store-process.ts; resolves when it waits for `go`. `lines` grows while it works. */
export async function startProcess(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const output = createInterface({ input: child.stdout })
  await once(output, 'line')
  output.on('line', (line) => lines.push(line))
  const ended = once(output, 'close')
  return { lines, ended, go: () => child.stdin.write('go\n'), kill: () => child.kill('SIGKILL'), output }
}
