import { setTimeout as sleep } from 'node:timers/promises'
import { inspectConfig } from '../../src/config.ts'
import { percentile } from '../metrics/order-statistics.ts'
import { type Driven, drive } from './drive.ts'
import type { LoadPart } from './part.ts'
import { readMetrics } from './read-metrics.ts'
import { warmUp } from './warm-up.ts'

const FEW = { clients: 8, requests: 2000 }
/** So many times as many clients as Parley works for at once, and none of them waits before it asks again. */
const TIMES = 8
const SECONDS = 30
const PAUSE_MILLISECONDS = 1000

/** Whether too many at once are told so at once, and the others served as ever. */
export const measureOverload: LoadPart = async (call) => {
  const { address, nextText, shorter } = call
  await warmUp(call)
  const limit = inspectConfig({}).config.PARLEY_HTTP_IN_FLIGHT
  const calm = async () =>
    await drive({ address, nextText, clients: FEW.clients, until: { requests: FEW.requests / shorter } })
  const before = await calm()
  const clients = TIMES * limit
  const crowd = await drive({ address, nextText, clients, until: { seconds: SECONDS / shorter } })
  // What the crowd left behind is cancelled, which takes a moment.
  await sleep(PAUSE_MILLISECONDS)
  const after = await calm()
  const few = [...before.answered, ...after.answered]
  return [
    ...timeRows(crowd, few, { clients, limit }),
    ...refusalRows(crowd, before.refused.length + after.refused.length),
    {
      what: 'overload: 429 that /metrics does not count',
      // It counts also those that the clients did not wait for at the end.
      measured: Math.max(0, crowd.refused.length - (await readMetrics(address)).refused),
      digits: 0,
      goal: { at: 'most', value: 0 },
    },
    {
      what: 'lost or wrong answers in overload, before and after',
      measured: crowd.wrong + before.wrong + after.wrong,
      digits: 0,
      goal: { at: 'most', value: 0 },
    },
  ]
}

const p = (times: readonly number[], share: number) => `${percentile(times, share).toFixed(1)} ms`

function timeRows(
  crowd: Driven,
  few: readonly number[],
  { clients, limit }: Record<'clients' | 'limit', number>,
) {
  const { answered, refused } = crowd
  return [
    {
      what: `overload, ${clients} clients: accepted p99 against p99 of ${FEW.clients} clients`,
      measured: percentile(answered, 0.99) / percentile(few, 0.99),
      digits: 2,
      unit: '×',
      // In flight there are so many times as many; as much again for the work of saying no, with the clients on the same machine.
      goal: { at: 'most', value: (2 * limit) / FEW.clients },
      detail: `p99 ${p(answered, 0.99)} against ${p(few, 0.99)}, median ${p(answered, 0.5)} against ${p(few, 0.5)}; waiting for all would take ${clients / FEW.clients} times as long`,
    } as const,
    {
      what: 'overload: p99 of a 429 against the median of an answer',
      measured: percentile(refused, 0.99) / percentile(answered, 0.5),
      digits: 2,
      unit: '×',
      goal: { at: 'most', value: 1 },
      detail: `429: median ${p(refused, 0.5)}, p99 ${p(refused, 0.99)}`,
    } as const,
  ]
}

function refusalRows({ answered, refused, withoutRetryAfter, seconds }: Driven, refusedFew: number) {
  return [
    {
      what: 'overload: answered with 429',
      measured: (100 * refused.length) / (refused.length + answered.length),
      digits: 1,
      unit: ' %',
      detail: `${answered.length} answers and ${refused.length} refusals in ${seconds.toFixed(1)} s`,
    },
    {
      what: 'overload: 429 without Retry-After',
      measured: withoutRetryAfter,
      digits: 0,
      goal: { at: 'most', value: 0 },
    } as const,
    {
      what: `429 with ${FEW.clients} clients, before and after`,
      measured: refusedFew,
      digits: 0,
      goal: { at: 'most', value: 0 },
    } as const,
  ]
}
