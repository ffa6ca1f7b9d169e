import type { AuditStore } from './contract/audit.ts'
import { errorCode, errorMessage } from './contract/errors.ts'
import type { Log } from './contract/log.ts'
import { type DaysVariable, type KeptKind, RETENTION } from './contract/retention.ts'
import type { Store } from './contract/store.ts'

export interface SweeperParts {
  store: Store & {
    audit: AuditStore
    /** Whether anything is kept yet. */
    exists(): boolean
    /** Removes what the store itself knows to have outlived its time. @returns how many records. */
    sweep(): number
  }
  /** Days that the variables say. */
  days: Readonly<Record<DaysVariable, number>>
  log: Log
  /** Milliseconds since the epoch. */
  now?: () => number
}

/** Removes what was kept long enough, as the table of retention says. What goes wrong is logged. */
export interface Sweeper {
  /** Removes a portion, so that a short-lived process does its share. */
  sweepSome(): Promise<void>
  /** Removes all of it now and every hour. @returns what stops that; it resolves when nothing is going on any more. */
  start(): () => Promise<void>
}

const DAY_MILLISECONDS = 24 * 60 * 60_000
const HOUR_MILLISECONDS = 60 * 60_000

const DATED = Object.entries<KeptKind>(RETENTION).flatMap(([name, { life }]) =>
  'days' in life && !life.expires ? [{ name, variable: life.days }] : [],
)

export function createSweeper(parts: SweeperParts): Sweeper {
  const { log } = parts
  const failed = (error: unknown) =>
    log.error(
      { code: errorCode(error) },
      `could not remove what was kept long enough: ${errorMessage(error)}`,
    )
  const sweepAll = async (stopped: () => boolean) => {
    let [all, some] = [0, 0]
    do {
      some = await sweepPortion(parts)
      all += some
      await nextTurn()
    } while (some > 0 && !stopped())
    if (all > 0) log.info({ removed: all }, 'removed what was kept long enough')
  }
  return {
    sweepSome: async () => void (await sweepPortion(parts).catch(failed)),
    start: () => repeat((stopped) => sweepAll(stopped).catch(failed)),
  }
}

/** @returns how much; 0 when nothing was left. */
async function sweepPortion({ store, days, now = Date.now }: SweeperParts): Promise<number> {
  if (!store.exists()) return 0
  let removed = store.sweep()
  for (const { name, variable } of DATED) {
    const oldest = now() - days[variable] * DAY_MILLISECONDS
    removed += await (name === 'audit'
      ? store.audit.removeBefore(oldest)
      : removeRecords(store, name, oldest, now()))
  }
  return removed
}

/** Records say when they were written; one of an older Parley does not, and counts from now on. */
async function removeRecords(store: Store, collection: string, oldest: number, now: number): Promise<number> {
  let removed = 0
  for (const { key, record } of await store.list<{ time?: number }>(collection, '')) {
    if (record.time === undefined) await store.put(collection, key, { ...record, time: now })
    else if (record.time < oldest) removed += await store.remove(collection, key)
  }
  return removed
}

function repeat(work: (stopped: () => boolean) => Promise<void>): () => Promise<void> {
  let stopped = false
  let going: Promise<void> | undefined
  const run = () => {
    going ??= work(() => stopped).finally(() => {
      going = undefined
    })
  }
  run()
  const timer = setInterval(run, HOUR_MILLISECONDS).unref()
  return async () => {
    stopped = true
    clearInterval(timer)
    await going
  }
}

/** Lets others have their turn. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
