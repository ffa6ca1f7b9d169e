import { randomUUID } from 'node:crypto'
import { errorCode, errorMessage } from '../contract/errors.ts'
import { reached } from './reached.ts'
import type { RecordStore, Snapshot } from './record-store.ts'
import type { Order, Report, ServiceRecord } from './records.ts'
import { referenceOf } from './reference.ts'
import { freeNewcomers, newcomersOf, type TryParts, tryOrder, wantedBy } from './try-order.ts'

export interface FollowerParts extends TryParts {
  records: RecordStore
  /** Whether anything was ever kept: looking for it shall make no file. */
  isKept(): boolean
  pollMilliseconds: number
}

/** Keeps what serves in this process as the store says. */
export interface Follower {
  /** Reads what was chosen; only the first call that succeeds does. */
  load(): Promise<void>
  /** Follows the store from now on, without keeping the process alive. */
  follow(): void
  stop(): Promise<void>
}

interface State {
  parts: FollowerParts
  server: string
  loading: Promise<void> | undefined
  timer: NodeJS.Timeout | undefined
  looking: boolean
  stopped: boolean
  /** Orders of the records that were taken up, by task. */
  seen: Map<string, string>
  accepted: Map<string, ServiceRecord>
  /** Trials under way or done, by order, until the change is made or given up. */
  trials: Map<string, Trial>
  /** When it last said that it runs; milliseconds since the epoch. */
  present: number
  counted: Map<string, string>
  /** One change after the other. */
  changes: Promise<void>
}

interface Trial {
  next: ServiceRecord
  abort: AbortController
  done: Promise<void>
}

/** Often enough to be known to run. */
const PRESENT_EVERY_MILLISECONDS = 8000

export function createFollower(parts: FollowerParts): Follower {
  const state: State = {
    ...{ parts, server: randomUUID(), loading: undefined, timer: undefined, looking: false, stopped: false },
    ...{ seen: new Map(), accepted: new Map(), trials: new Map(), counted: new Map() },
    ...{ changes: Promise.resolve(), present: 0 },
  }
  return {
    load: () => {
      state.loading ??= load(state).catch((error) => {
        state.loading = undefined
        throw error
      })
      return state.loading
    },
    follow: () => {
      state.timer ??= setInterval(() => void look(state), parts.pollMilliseconds).unref()
    },
    stop: async () => {
      state.stopped = true
      clearInterval(state.timer)
      for (const trial of state.trials.values()) trial.abort.abort()
      // Only what was said is taken back: whoever never looked has not opened the store.
      if (state.present > 0) await parts.records.leave(state.server).catch(() => {})
    },
  }
}

async function load(state: State): Promise<void> {
  const { isKept, records, find, serving, log } = state.parts
  if (!isKept()) return
  const snapshot = await records.read()
  for (const [task, record] of snapshot.records) {
    state.seen.set(task, record.order)
    state.accepted.set(task, record)
    for (const model of record.chosen) {
      if (find(model) === undefined)
        log.error({ task, model }, 'a chosen model is not here; another one serves')
    }
  }
  serving.change(state.accepted)
}

async function look(state: State): Promise<void> {
  if (state.looking || state.stopped || !state.parts.isKept()) return
  state.looking = true
  try {
    await sayPresent(state)
    const snapshot = await state.parts.records.read()
    for (const [task, record] of snapshot.records) takeUp(state, task, record)
    for (const [task, order] of snapshot.orders) begin(state, task, order, snapshot)
    dropLapsed(state, snapshot)
    await count(state)
  } catch (error) {
    // The store may be closed while this looked at it.
    if (!state.stopped) {
      state.parts.log.warn({ code: errorCode(error) }, 'the choice of models could not be read')
    }
  } finally {
    state.looking = false
  }
}

async function sayPresent(state: State): Promise<void> {
  if (Date.now() - state.present < PRESENT_EVERY_MILLISECONDS) return
  state.present = Date.now()
  await state.parts.records.present(state.server)
}

/** Changes over to a record that is new. */
function takeUp(state: State, task: string, record: ServiceRecord): void {
  if (state.seen.get(task) === record.order) return
  state.seen.set(task, record.order)
  state.changes = state.changes.then(() => changeOver(state, task, record))
}

async function changeOver(state: State, task: string, record: ServiceRecord): Promise<void> {
  const { runner, serving, log } = state.parts
  state.trials.delete(record.order)
  try {
    // Loaded already, unless this server missed the order.
    const newcomers = newcomersOf(wantedBy(record), state.parts)
    if (newcomers.length > 0) await runner.warm(newcomers, true)
    state.accepted.set(task, record)
    serving.change(state.accepted)
    log.info({ task, chosen: record.chosen, canary: record.canary?.model }, 'other models serve now')
    await tell(state, task, record.order, 'serving', '')
  } catch (error) {
    log.error(
      { task, code: errorCode(error), chosen: record.chosen },
      'the chosen models do not load; the old ones serve on',
    )
    await tell(state, task, record.order, 'refused', errorMessage(error))
  }
}

/** Tries an order that is new; the outcome is told, and nothing changes yet. */
function begin(state: State, task: string, order: Order, { records }: Snapshot): void {
  if (state.trials.has(order.id) || records.get(task)?.order === order.id) return
  const abort = new AbortController()
  const say = (words: string) => {
    if (!abort.signal.aborted) void tell(state, task, order.id, 'trying', words)
  }
  say('beginning')
  const done = tryOrder(task, order, state.parts, { signal: abort.signal, say })
    .catch((error: unknown) => errorMessage(error))
    .then(async (refusal) => {
      if (abort.signal.aborted) return
      await tell(state, task, order.id, refusal === undefined ? 'able' : 'refused', refusal ?? '')
    })
  state.trials.set(order.id, { next: order.next, abort, done })
}

/** Whoever gave the order has gone without making the change. */
function dropLapsed(state: State, { orders, records }: Snapshot): void {
  const alive = new Set([
    ...[...orders.values()].map(({ id }) => id),
    ...[...records.values()].map(({ order }) => order),
  ])
  for (const [id, trial] of state.trials) {
    if (alive.has(id)) continue
    trial.abort.abort()
    state.trials.delete(id)
    void trial.done.then(() => freeNewcomers(trial.next, state.parts))
  }
}

async function tell(
  state: State,
  task: string,
  order: string,
  kind: Report['state'],
  words: string,
): Promise<void> {
  const { records, serving, log } = state.parts
  const serves = reached(task, serving.stable()).map((model) => referenceOf(model))
  const report: Report = { state: kind, words, serves }
  await records.report(order, state.server, report).catch((error: unknown) => {
    log.warn({ code: errorCode(error) }, 'a report could not be kept')
  })
}

/** Writes what was counted of canaries, where that has changed. */
async function count({ parts, server, counted }: State): Promise<void> {
  for (const { order, tally } of parts.serving.canaries()) {
    const written = JSON.stringify(tally)
    if (counted.get(order) === written) continue
    counted.set(order, written)
    await parts.records.count(order, server, tally)
  }
}
