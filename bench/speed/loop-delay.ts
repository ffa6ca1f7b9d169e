import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatMessage } from '../../src/contract/request.ts'
import { median } from '../metrics/order-statistics.ts'
import type { SpeedCall, SpeedPart } from './part.ts'

const MESSAGES = 200
const ROUNDS = 5
const NANOSECONDS_PER_MILLISECOND = 1e6
const IDLE_MILLISECONDS = 500

/** How late the bot's own process is while it summarises: a late loop is a late answer to Slack. */
export const measureLoopDelay: SpeedPart = async ({ parley, texts }) => {
  await summarise(parley, texts, 0)
  const idle = await delaysDuring(() => sleep(IDLE_MILLISECONDS))
  const busy = []
  for (let round = 1; round <= ROUNDS; round++) {
    busy.push(await delaysDuring(() => summarise(parley, texts, round)))
  }
  const p99 = median(busy.map((one) => one.p99 - idle.p50))
  const milliseconds = (value: number) => `${value.toFixed(1)} ms`
  const longest = Math.max(...busy.map((one) => one.longest - idle.p50))
  return [
    {
      what: `main-loop delay p99 while ${MESSAGES} messages are summarised`,
      measured: p99,
      digits: 1,
      unit: ' ms',
      goal: { at: 'most', value: 20 },
      detail: `median of ${ROUNDS} conversations, longest ${milliseconds(longest)}; less the timer's own ${milliseconds(idle.p50)} (idle p99 ${milliseconds(idle.p99 - idle.p50)}); a summary took ${milliseconds(median(busy.map((one) => one.took)))}`,
    },
  ]
}

async function summarise(parley: SpeedCall['parley'], texts: readonly string[], round: number) {
  const messages = Array.from(
    { length: MESSAGES },
    (_, index): ChatMessage => ({
      id: `m${index + 1}`,
      user: `U${index % 9}`,
      text: texts[(round * MESSAGES + index) % texts.length]!,
    }),
  )
  const reply = await parley.ask('summarise', { messages })
  if (reply.error) throw new Error(`the summary failed: ${reply.error.message}`)
}

async function delaysDuring(work: () => Promise<unknown>) {
  const monitor = monitorEventLoopDelay({ resolution: 1 })
  const started = performance.now()
  monitor.enable()
  await work()
  monitor.disable()
  const milliseconds = (nanoseconds: number) => nanoseconds / NANOSECONDS_PER_MILLISECOND
  return {
    p50: milliseconds(monitor.percentile(50)),
    p99: milliseconds(monitor.percentile(99)),
    longest: milliseconds(monitor.max),
    took: performance.now() - started,
  }
}
