import type { CommandOutput } from '../../src/contract/command.ts'

/** Keeps what a command writes. */
export function createFakeOutput() {
  const out: string[] = []
  const error: string[] = []
  const bars: { label: string; total: number; updates: number[]; finished: boolean }[] = []
  const output: CommandOutput = {
    out: (line) => void out.push(line),
    error: (line) => void error.push(line),
    progress() {},
    bar(label, total) {
      const bar = { label, total, updates: [] as number[], finished: false }
      bars.push(bar)
      const finish = () => {
        bar.finished = true
      }
      return { update: (done) => void bar.updates.push(done), finish }
    },
  }
  return { output, out, error, bars }
}
