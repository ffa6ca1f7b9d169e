import { randomUUID } from 'node:crypto'
import type { Store } from '../contract/store.ts'
import { createLines } from '../lines.ts'
import { overQuota } from './over-quota.ts'

const COLLECTION = 'key-days'
const DAY_MILLISECONDS = 24 * 60 * 60_000

/**
 * Counts the requests of keys by the day (UTC), in the collection `key-days`, under `id/day/process`: each process
 * counts its own, so that no two overwrite each other. `now` in milliseconds since the epoch.
 */
export function createDayQuota(store: Store, now: () => number) {
  const process = randomUUID()
  const { inOrder } = createLines()
  /** @throws RATE_LIMITED when that is too much; then nothing is counted. */
  return async (id: string, quota: number, count: number): Promise<void> =>
    await inOrder(id, async () => {
      const untilMidnight = DAY_MILLISECONDS - (now() % DAY_MILLISECONDS)
      const day = `${id}/${new Date(now()).toISOString().slice(0, 10)}`
      const counts = await store.list<{ count: number }>(COLLECTION, day)
      const used = counts.reduce((sum, { record }) => sum + record.count, 0)
      if (used + count > quota) throw overQuota(quota, 'day', count, untilMidnight)
      const mine = counts.find(({ key }) => key === `${day}/${process}`)?.record.count ?? 0
      await store.put(COLLECTION, `${day}/${process}`, { count: mine + count }, untilMidnight)
    })
}
