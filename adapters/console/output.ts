import { SingleBar } from 'cli-progress'
import type { CommandOutput } from '../../src/contract/command.ts'

/** Writes to the process's own streams. Progress shows only on a terminal. */
export function createOutput(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): CommandOutput {
  return {
    out: (line) => void stdout.write(`${line}\n`),
    error: (line) => void stderr.write(`${line}\n`),
    progress(line, last = false) {
      if (stderr.isTTY) stderr.write(`\r\u001b[K${line}${last ? '\n' : ''}`)
      else if (last) stderr.write(`${line}\n`)
    },
    bar: (label, total) => startBar(stderr, label, total),
  }
}

function startBar(stream: NodeJS.WriteStream, label: string, total: number) {
  const format = `${label}  {bar}  {percentage} %  {eta_formatted} left`
  const bar = new SingleBar({ format, stream, hideCursor: true, barsize: 30, clearOnComplete: false })
  bar.start(total, 0)
  return { update: (done: number) => bar.update(done), finish: () => bar.stop() }
}
