import { percentile } from '../metrics/order-statistics.ts'
import { type Driven, drive } from './drive.ts'
import type { LoadCall, LoadPart, LoadRow } from './part.ts'
import { readMetrics } from './read-metrics.ts'
import { inTurn } from './texts.ts'
import { warmUp } from './warm-up.ts'

/** Clients, and how many requests they send together. */
const LOADS: [clients: number, requests: number][] = [
  [1, 1000],
  [8, 4000],
  [64, 4000],
]
const REPEATED = { clients: 8, requests: 4000, texts: 100 }

/** How fast sentiment is answered, by how many ask at once. */
export const measureThroughput: LoadPart = async (call) => {
  const { nextText, shorter } = call
  await warmUp(call)
  const rows: LoadRow[] = []
  for (const [clients, requests] of LOADS) {
    const what = `sentiment, ${clients} ${clients === 1 ? 'client' : 'clients'}`
    rows.push(...(await measure(what, { ...call, clients, requests: requests / shorter })))
  }
  const { clients, requests, texts } = REPEATED
  const few = inTurn(Array.from({ length: texts }, nextText))
  const repeated = { ...call, nextText: few, clients, requests: requests / shorter }
  rows.push(...(await measure(`the same ${texts} texts, ${clients} clients`, repeated)))
  return rows
}

async function measure(
  what: string,
  { address, nextText, clients, requests }: LoadCall & { clients: number; requests: number },
): Promise<LoadRow[]> {
  const before = await readMetrics(address)
  const driven = await drive({ address, nextText, clients, until: { requests } })
  const hits = (await readMetrics(address)).cacheHits - before.cacheHits
  mustBeAnswered(driven, requests)
  const detail = `${requests} requests; ${hits} sentences were remembered`
  return [
    { what: `${what}: requests/s`, measured: requests / driven.seconds, digits: 0, detail },
    ...[0.5, 0.95, 0.99].map((share) => ({
      what: `${what}: p${share * 100}`,
      measured: percentile(driven.answered, share),
      digits: 1,
      unit: ' ms',
    })),
  ]
}

/** A figure in which errors count as answers would say nothing. */
function mustBeAnswered({ answered, refused, wrong }: Driven, requests: number): void {
  if (answered.length === requests && wrong === 0) return
  throw new Error(
    `of ${requests} requests ${answered.length} were answered, ${refused.length} refused, ${wrong} lost or wrong`,
  )
}
