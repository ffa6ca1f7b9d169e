import { type CodedError, codedError } from '../../src/contract/errors.ts'
import type { Log } from '../../src/contract/log.ts'
import type { createAssigner } from './assigner.ts'
import type { Job } from './job.ts'
import type { HostModel, ItemResult } from './messages.ts'
import type { Pace } from './pace.ts'
import type { Queue } from './queue.ts'
import { createRefusals, type Refusals } from './refusals.ts'
import {
  type Batch,
  close,
  createSlot,
  priorities,
  retire,
  run,
  type Slot,
  type SlotEvents,
  type SlotParts,
  wake,
} from './slot.ts'
import { unloadUnused } from './unload-unused.ts'
import { warmSlots } from './warm-slots.ts'

export interface DispatcherParts {
  hosts: number
  slot: Omit<SlotParts, 'events'>
  queue: Queue<Job>
  assigner: ReturnType<typeof createAssigner>
  pace: Pace
  hostModel(job: Pick<Job, 'model'>): HostModel
  log: Log
}

interface State extends DispatcherParts {
  slots: Slot[]
  refusals: Refusals
  pumping: boolean
  stopped: boolean
  batches: { count: number; items: number; largest: number }
  /** Called after every event, for those who wait for models to be loaded. */
  listeners: Set<() => void>
  idle: NodeJS.Timeout | undefined
}

/** Between the queue and the hosts: sends batches, takes answers, and tries again what a host took down with it. */
export function createDispatcher(parts: DispatcherParts) {
  const state: State = {
    ...parts,
    slots: [],
    refusals: createRefusals(),
    pumping: false,
    stopped: false,
    batches: { count: 0, items: 0, largest: 0 },
    listeners: new Set(),
    idle: undefined,
  }
  const events = slotEvents(state)
  state.slots = Array.from({ length: parts.hosts }, () => createSlot({ ...parts.slot, events }))
  state.idle = watchIdle(state)
  return {
    /** False when the queue is full. */
    submit: (job: Job) => submit(state, job),
    withdraw: (job: Job) => withdraw(state, job),
    pump: () => pumpSoon(state),
    warm: (models: readonly HostModel[], gently: boolean) => warm(state, models, gently),
    unload: (modelKey: string) => unloadUnused(modelKey, { ...waiting(state), ...state }),
    refusal: (modelKey: string) =>
      state.refusals.of(modelKey) ?? (noHostStarts(state) ? noHost() : undefined),
    status: () => ({ slots: state.slots, batches: state.batches }),
    stop: () => stop(state),
  }
}

function slotEvents(state: State): SlotEvents {
  return {
    changed: () => pumpSoon(state),
    answered: (batch, { results, tokens, milliseconds }) => {
      state.pace.note(batch.model.key, tokens, milliseconds)
      batch.jobs.forEach((job, place) => {
        job.settle(asOutcome(results[place]!))
      })
    },
    failed: (batch, words) => {
      state.log.warn({ model: batch.model.key, items: batch.jobs.length, words }, 'a batch failed')
      for (const job of batch.jobs) tryAgain(state, job, true)
    },
    lost: (batches, loading) => {
      if (loading !== undefined && state.refusals.crashed(loading)) refuse(state, loading)
      for (const batch of batches) for (const job of batch.jobs) tryAgain(state, job, batch.started)
    },
    loaded: (key) => {
      state.refusals.forget(key)
      notify(state)
    },
    refused: ({ model, code, message }) => {
      state.refusals.add(model, codedError(code, message))
      refuse(state, model)
    },
  }
}

function asOutcome(result: ItemResult) {
  return 'output' in result ? result : { error: codedError(result.code, result.message) }
}

function tryAgain(state: State, job: Job, wasRunning: boolean): void {
  if (!job.isWanted()) return
  const refusal = state.refusals.of(job.modelKey)
  if (refusal !== undefined) job.settle({ error: refusal })
  else if (wasRunning && job.failedOnce) job.settle({ error: codedError('MODEL_FAILED') })
  else {
    job.failedOnce ||= wasRunning
    state.queue.putBack(job)
  }
}

/** Nobody waits for a model that cannot be loaded. */
function refuse(state: State, modelKey: string): void {
  const error = state.refusals.of(modelKey)
  for (const job of state.queue.all()) {
    if (error === undefined || job.modelKey !== modelKey) continue
    state.queue.remove(job)
    job.settle({ error })
  }
  notify(state)
}

function submit(state: State, job: Job): boolean {
  if (!state.queue.add(job)) return false
  if (job.priority === 'interactive') state.assigner.noteInteractive()
  pumpSoon(state)
  return true
}

function withdraw(state: State, job: Job): void {
  if (state.queue.remove(job)) return
  for (const { batches, process } of state.slots) {
    for (const batch of batches.values()) {
      const item = batch.jobs.indexOf(job)
      if (item >= 0) process?.send({ type: 'cancel', batch: batch.id, item })
    }
  }
}

/** At the end of this turn of the event loop: what was asked in one go becomes one batch, and a lone request still goes at once. */
function pumpSoon(state: State): void {
  if (state.pumping || state.stopped) return
  state.pumping = true
  setImmediate(() => {
    state.pumping = false
    if (!state.stopped) pump(state)
  })
}

function pump(state: State): void {
  for (;;) {
    const seats = state.slots.filter(isOpen).map((slot) => ({ slot, has: priorities(slot) }))
    const next = state.assigner.next(seats)
    if (next === undefined) break
    const { count } = state.batches
    const model = state.hostModel(next.jobs[0]!)
    run(next.seat.slot, { id: count, model, jobs: next.jobs, yields: next.yields, started: false })
    state.batches.count = count + 1
    state.batches.items += next.jobs.length
    state.batches.largest = Math.max(state.batches.largest, next.jobs.length)
  }
  startHosts(state)
  notify(state)
}

function isOpen(slot: Slot): boolean {
  return slot.state === 'ready' && slot.retiring === undefined
}

/** As many hosts as there are requests that no running or starting host will take now. */
function startHosts(state: State): void {
  const waiting = state.queue.size('interactive') + state.queue.size('background')
  if (waiting === 0) return
  const free = state.slots.filter(
    (slot) => slot.state === 'starting' || (isOpen(slot) && slot.batches.size === 0),
  )
  const asleep = state.slots.filter((slot) => slot.state === 'asleep')
  for (const slot of asleep.slice(0, Math.max(0, waiting - free.length))) wake(slot)
  if (!noHostStarts(state)) return
  for (const job of state.queue.all()) {
    state.queue.remove(job)
    job.settle({ error: noHost() })
  }
}

function noHostStarts(state: State): boolean {
  return state.slots.every((slot) => slot.state === 'resting')
}

function noHost(): CodedError {
  return codedError('MODEL_FAILED', 'No host process starts; the log says why.')
}

function notify(state: State): void {
  for (const listener of state.listeners) listener()
}

/** Loads the models into every host; `gently` into one after the other: a host that loads answers nobody. */
async function warm(state: State, models: readonly HostModel[], gently: boolean): Promise<void> {
  const groups = gently ? state.slots.map((slot) => [slot]) : [state.slots]
  const problem = () => {
    const refusal = models.map(({ key }) => state.refusals.of(key)).find((error) => error !== undefined)
    return refusal ?? (noHostStarts(state) ? noHost() : undefined)
  }
  for (const slots of groups) await warmSlots(slots, models, { ...waiting(state), problem })
}

/** For those who wait until a host has done something. */
function waiting(state: State) {
  return { listeners: state.listeners, isStopped: () => state.stopped }
}

/** A model that nobody uses leaves with its process, the only way that surely gives its memory back. */
function watchIdle(state: State): NodeJS.Timeout | undefined {
  const { idleMilliseconds } = state.slot
  if (idleMilliseconds <= 0) return undefined
  const look = () => {
    const since = Date.now() - idleMilliseconds
    for (const slot of state.slots.filter(isOpen)) {
      const idle = [...slot.models.values()].some(({ used, loaded }) => loaded && used < since)
      if (idle && slot.batches.size === 0) retire(slot, 'idle', since)
    }
  }
  return setInterval(look, Math.max(20, idleMilliseconds / 4)).unref()
}

async function stop(state: State): Promise<void> {
  state.stopped = true
  clearInterval(state.idle)
  const running = state.slots.flatMap(({ batches }) =>
    [...batches.values()].flatMap(({ jobs }: Batch) => jobs),
  )
  for (const job of [...state.queue.all(), ...running]) job.settle({ error: codedError('CANCELLED') })
  notify(state)
  await Promise.all(state.slots.map(close))
}
