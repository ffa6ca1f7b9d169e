import { setTimeout as sleep } from 'node:timers/promises'
import { drive } from './drive.ts'
import { growthOf } from './growth.ts'
import type { LoadPart, LoadRow } from './part.ts'
import { type Metrics, readMetrics } from './read-metrics.ts'
import { readTrail } from './read-trail.ts'

const REQUESTS = 50_000
const CLIENTS = 8
const SAMPLE_MILLISECONDS = 1000
const MEGABYTE = 2 ** 20
const GROWTH = { at: 'most', value: 10 } as const

/** Whether memory stays as it is over many requests, and whether each of them has its row. */
export const measureMemory: LoadPart = async ({ address, nextText, path, shorter }) => {
  const requests = REQUESTS / shorter
  const before = readTrail(path)
  const watch = watchMemory(address)
  const driven = await drive({ address, nextText, clients: CLIENTS, until: { requests } })
  const samples = await watch.stop()
  const after = readTrail(path)
  const rows = after.answered - before.answered
  const restarts = samples.at(-1)!.hostRestarts - samples[0]!.hostRestarts
  return [
    growthRow(
      'the program',
      samples.map(({ programBytes }) => programBytes),
      requests,
    ),
    ...(samples[0]?.hostBytes ?? []).map((_, host) =>
      growthRow(
        `model process ${host + 1}`,
        samples.map(({ hostBytes }) => hostBytes[host] ?? 0),
        requests,
      ),
    ),
    none('model processes that were replaced meanwhile', restarts),
    none(`of ${requests} requests, not answered`, requests - driven.answered.length),
    none(
      'answers without their row in the audit trail, or rows too many',
      Math.abs(rows - driven.answered.length),
      `${driven.answered.length} answers, ${rows} rows`,
    ),
    {
      what: 'growth of the store for each answer',
      measured: (after.bytes - before.bytes) / rows,
      digits: 0,
      unit: ' bytes',
      detail: 'its row in the audit trail, with indexes',
    },
  ]
}

const none = (what: string, measured: number, detail?: string): LoadRow => ({
  ...{ what, measured, digits: 0, goal: { at: 'most', value: 0 } },
  ...(detail !== undefined && { detail }),
})

function watchMemory(address: string) {
  const samples: Metrics[] = []
  let going = true
  const watch = async () => {
    while (going) {
      samples.push(await readMetrics(address))
      await sleep(SAMPLE_MILLISECONDS)
    }
  }
  const watching = watch()
  return {
    async stop() {
      going = false
      await watching
      return [...samples, await readMetrics(address)]
    },
  }
}

function growthRow(who: string, bytes: readonly number[], requests: number): LoadRow {
  const { early, late, percent } = growthOf(bytes)
  const megabytes = (value: number) => `${Math.round(value / MEGABYTE)} MB`
  return {
    what: `growth of ${who} over ${requests} requests`,
    measured: percent,
    digits: 1,
    unit: ' %',
    goal: GROWTH,
    detail: `from ${megabytes(early)} to ${megabytes(late)} when garbage is collected, after a warm-up of a fifth; at most ${megabytes(Math.max(...bytes))}; ${bytes.length} samples`,
  }
}
