import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { median } from '../metrics/order-statistics.ts'
import type { SpeedPart } from './part.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ROUNDS = 3
const TEXT = 'Thanks a lot, this finally works!'
const WAYS = {
  node: [process.execPath, '--import', 'tsx', 'src/main.ts', 'sentiment', TEXT],
  npm: ['npm', 'run', '-s', 'parley', '--', 'sentiment', TEXT],
} as const

/** How long a person waits for the first answer of all, from the start of the process. */
export const measureStart: SpeedPart = async () => {
  const seconds = { node: [] as number[], npm: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of ['node', 'npm'] as const) seconds[way].push(await secondsToAnswer(WAYS[way]))
  }
  return [
    {
      what: 'from process start to the first sentiment',
      measured: median(seconds.node),
      digits: 2,
      unit: ' s',
      detail: `\`parley sentiment "…"\` in a new process, median of ${ROUNDS}; through npm run ${median(seconds.npm).toFixed(2)} s`,
    },
  ]
}

async function secondsToAnswer([command, ...args]: readonly [string, ...string[]]): Promise<number> {
  const started = performance.now()
  const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), gone])
  const seconds = (performance.now() - started) / 1000
  child.stdout.resume()
  const [status] = await gone
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
  return seconds
}
