import { setTimeout as sleep } from 'node:timers/promises'
import type { OptionValues } from '../../src/contract/request.ts'
import { median, percentile } from '../metrics/order-statistics.ts'
import type { SpeedCall, SpeedPart, SpeedRow } from './part.ts'

const ROUNDS = 4
const ASKED_PER_ROUND = 80
/** A person's next request comes a little after the last answer. */
const PAUSE_MILLISECONDS = 10
const SATURATING = 256
const SETTLE_MILLISECONDS = 500

interface Load {
  name: string
  task: string
  options: OptionValues
}
const LOADS: Load[] = [
  { name: 'sentiment', task: 'sentiment', options: {} },
  { name: 'translation', task: 'translate', options: { from: 'en', to: 'fr' } },
]

/** What a person waits for one sentiment while the bot works through a flood in the background, against an idle bot. */
export const measureLatency: SpeedPart = async (call) => {
  const rows: SpeedRow[] = []
  for (const load of LOADS) rows.push(await measureUnder(load, call))
  return rows
}

async function measureUnder(load: Load, call: SpeedCall): Promise<SpeedRow> {
  const idle: number[] = []
  const loaded: number[] = []
  const ratios: number[] = []
  await waits(call)
  for (let round = 0; round < ROUNDS; round++) {
    const before = await waits(call)
    const flood = startFlood(load, call)
    await sleep(SETTLE_MILLISECONDS)
    const during = await waits(call)
    await flood.stop()
    idle.push(...before)
    loaded.push(...during)
    ratios.push(percentile(during, 0.95) / percentile(before, 0.95))
  }
  const p = (values: number[], share: number) => `${percentile(values, share).toFixed(1)} ms`
  return {
    what: `interactive sentiment p95 under saturating background ${load.name}, against idle`,
    measured: median(ratios),
    digits: 2,
    unit: '×',
    goal: { at: 'most', value: 2 },
    detail: `p95 ${p(loaded, 0.95)} against ${p(idle, 0.95)}, median ${p(loaded, 0.5)} against ${p(idle, 0.5)}; ${SATURATING} in flight, ${ROUNDS} rounds of ${ASKED_PER_ROUND} in turn`,
  }
}

/** Milliseconds that each of a round's requests took, asked one after the other. */
async function waits({ parley, texts }: SpeedCall): Promise<number[]> {
  const times: number[] = []
  for (const text of texts.slice(0, ASKED_PER_ROUND)) {
    const started = performance.now()
    await parley.ask('sentiment', { text })
    times.push(performance.now() - started)
    await sleep(PAUSE_MILLISECONDS)
  }
  return times
}

function startFlood({ task, options }: Load, { parley, texts }: SpeedCall) {
  const controller = new AbortController()
  const { signal } = controller
  let next = 0
  const worker = async () => {
    while (!signal.aborted) {
      const text = texts[next++ % texts.length]!
      const origin = { platform: 'bench' }
      await parley.handle(
        { kind: 'task', task, input: { text }, options, origin, priority: 'background' },
        { signal },
      )
    }
  }
  const workers = Array.from({ length: SATURATING }, worker)
  return {
    async stop() {
      controller.abort()
      await Promise.all(workers)
    },
  }
}
