import { DateTime } from 'luxon'
import type { Channel } from './contract/channels.ts'
import type { MoodHour, MoodHours } from './contract/mood-hours.ts'
import { recordKey } from './contract/record-key.ts'
import type { Store } from './contract/store.ts'

const COLLECTION = 'mood'
const DAY_MILLISECONDS = 24 * 60 * 60_000

/**
 * The hours in the collection `mood`, under `platform/workspace/channel/month/hour` (UTC, `2026-11/28T09`), so that a
 * month is read at once. They live so many days. `now` in milliseconds since the epoch.
 */
export function createMoodHours(store: Store, days: number, now: () => number = Date.now): MoodHours {
  return {
    async read(channel, since, until) {
      const branches = monthsOf(since, until).map((month) => `${keyOf(channel)}/${month}`)
      const months = await Promise.all(branches.map((key) => store.list<StoredHour>(COLLECTION, key)))
      return months.flatMap((month) =>
        month.map(({ record }) => record).filter(({ time }) => time >= since && time < until),
      )
    },
    async write(channel, hour) {
      const life = hour.time + days * DAY_MILLISECONDS - now()
      if (life <= 0) return
      const key = `${keyOf(channel)}/${utc(hour.time).toFormat("yyyy-MM/dd'T'HH")}`
      await store.put(COLLECTION, key, { ...hour }, life)
    },
  }
}

type StoredHour = MoodHour & { readonly [name: string]: unknown }

const utc = (time: number) => DateTime.fromMillis(time, { zone: 'utc' })

function monthsOf(since: number, until: number): string[] {
  const months: string[] = []
  for (let month = utc(since).startOf('month'); month.toMillis() < until; month = month.plus({ months: 1 })) {
    months.push(month.toFormat('yyyy-MM'))
  }
  return months
}

function keyOf({ platform, workspace, channel }: Channel): string {
  return recordKey(platform, workspace, channel)
}
