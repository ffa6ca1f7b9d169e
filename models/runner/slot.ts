import type { Log } from '../../src/contract/log.ts'
import type { Priority } from '../../src/contract/request.ts'
import type { HostProcess } from './host-process.ts'
import type { Job } from './job.ts'
import type { FromHost, HostModel } from './messages.ts'
import { createWatch, type Watch } from './watch.ts'

export interface Batch {
  id: number
  model: HostModel
  jobs: Job[]
  yields: boolean
  started: boolean
}

/** What the slot tells the runner. */
export interface SlotEvents {
  /** It may take work now, or not any more. */
  changed(): void
  answered(batch: Batch, message: Extract<FromHost, { type: 'answered' }>): void
  failed(batch: Batch, message: string): void
  /** The process ended with these batches; `loading` is the model it was just loading. */
  lost(batches: Batch[], loading: string | undefined): void
  loaded(modelKey: string): void
  refused(message: Extract<FromHost, { type: 'refused' }>): void
}

export interface SlotParts {
  start(onMessage: (message: FromHost) => void, onExit: (how: string) => void): HostProcess
  events: SlotEvents
  log: Log
  memoryLimitMegabytes: number
  idleMilliseconds: number
  hangMilliseconds: number
  /** Wait before a start, after so many starts in a row that failed. */
  restMilliseconds(failures: number): number
}

export type SlotState = 'asleep' | 'starting' | 'ready' | 'resting'

export interface Slot {
  state: SlotState
  process?: HostProcess | undefined
  batches: Map<number, Batch>
  /** Models that were sent to the process, with the time of their last use. */
  models: Map<string, { model: HostModel; loaded: boolean; used: number }>
  megabytes: number
  restarts: number
  failedStarts: number
  /** Why the process is to be replaced once its batches are done. */
  retiring?: string | undefined
  rest?: NodeJS.Timeout | undefined
  watch: Watch
  parts: SlotParts
}

/** Starting and loading read large files, from a slow disk perhaps. */
const START_MILLISECONDS = 120_000

/** A place for one host process: starts it, watches it and replaces it. */
export function createSlot(parts: SlotParts): Slot {
  const slot: Slot = {
    state: 'asleep',
    batches: new Map(),
    models: new Map(),
    megabytes: 0,
    restarts: 0,
    failedStarts: 0,
    watch: createWatch(() => {
      parts.log.warn({ pid: slot.process?.pid }, 'a host hangs and is replaced')
      slot.process?.kill()
    }),
    parts,
  }
  return slot
}

export function priorities(slot: Slot): Priority[] {
  return [...slot.batches.values()].map(({ jobs }) => jobs[0]!.priority)
}

export function wake(slot: Slot): void {
  if (slot.state !== 'asleep') return
  slot.state = 'starting'
  let current: HostProcess | undefined
  // Messages of a process that was replaced meanwhile are nobody's.
  const live = <A extends unknown[]>(act: (slot: Slot, ...rest: A) => void) => {
    return (...rest: A) => {
      if (slot.process === current) act(slot, ...rest)
    }
  }
  current = slot.parts.start(live(receive), live(end))
  slot.process = current
  for (const { model } of slot.models.values()) current.send({ type: 'load', model })
  watchWork(slot)
}

export function preload(slot: Slot, model: HostModel): void {
  if (slot.models.has(model.key)) return
  slot.models.set(model.key, { model, loaded: false, used: Date.now() })
  slot.process?.send({ type: 'load', model })
  watchWork(slot)
}

/** Frees the model in the process; none of its batches may be here. */
export function unload(slot: Slot, key: string): void {
  if (!slot.models.delete(key)) return
  slot.process?.send({ type: 'unload', model: key })
  watchWork(slot)
}

export function run(slot: Slot, batch: Batch): void {
  preload(slot, batch.model)
  slot.models.get(batch.model.key)!.used = Date.now()
  slot.batches.set(batch.id, batch)
  const items = batch.jobs.map(({ input, deadline }) => {
    const latest = deadline()
    return { ...input, ...(latest === undefined ? {} : { deadline: latest }) }
  })
  slot.process!.send({ type: 'run', batch: batch.id, model: batch.model.key, yields: batch.yields, items })
  watchWork(slot)
}

/** Ends the process when its batches are done; models in use since `since` are loaded again into the next one. */
export function retire(slot: Slot, why: string, since = 0): void {
  if (slot.process === undefined) return
  slot.retiring = why
  for (const [key, { used }] of slot.models) if (used < since) slot.models.delete(key)
  finishRetiring(slot)
}

export async function close(slot: Slot): Promise<void> {
  clearTimeout(slot.rest)
  slot.watch.stop()
  slot.state = 'asleep'
  const { process } = slot
  slot.process = undefined
  // Held until it is gone: else the main process could end while somebody waits here.
  process?.hold(true)
  process?.kill()
  await process?.gone
}

function receive(slot: Slot, message: FromHost): void {
  if ('megabytes' in message) slot.megabytes = message.megabytes
  if (message.type === 'ready') ready(slot)
  else if (message.type === 'loaded') loaded(slot, message)
  else if (message.type === 'refused') refused(slot, message)
  else if (message.type === 'started') started(slot, message.batch)
  else if (message.type !== 'probed') done(slot, message)
  watchWork(slot)
}

function ready(slot: Slot): void {
  slot.state = 'ready'
  slot.failedStarts = 0
  slot.parts.events.changed()
}

function loaded(slot: Slot, { model, milliseconds }: Extract<FromHost, { type: 'loaded' }>): void {
  const entry = slot.models.get(model)
  if (entry !== undefined) entry.loaded = true
  slot.parts.log.debug(
    { model, milliseconds: Math.round(milliseconds), pid: slot.process?.pid },
    'model loaded',
  )
  slot.parts.events.loaded(model)
}

function refused(slot: Slot, message: Extract<FromHost, { type: 'refused' }>): void {
  // Forgotten here, so that the next request tries the files again: they may have been pulled meanwhile.
  slot.models.delete(message.model)
  slot.parts.events.refused(message)
}

function started(slot: Slot, id: number): void {
  const batch = slot.batches.get(id)
  if (batch !== undefined) batch.started = true
}

function done(slot: Slot, message: Extract<FromHost, { type: 'answered' | 'failed' }>): void {
  const batch = slot.batches.get(message.batch)
  if (batch === undefined) return
  slot.batches.delete(message.batch)
  const { events, memoryLimitMegabytes } = slot.parts
  if (slot.megabytes > memoryLimitMegabytes && slot.retiring === undefined) {
    slot.parts.log.warn(
      { megabytes: slot.megabytes, limit: memoryLimitMegabytes },
      'a host grew past its memory limit',
    )
    retire(slot, 'memory')
  }
  if (message.type === 'answered') events.answered(batch, message)
  else events.failed(batch, message.message)
  finishRetiring(slot)
  events.changed()
}

function finishRetiring(slot: Slot): void {
  if (slot.retiring !== undefined && slot.batches.size === 0) slot.process?.kill()
}

/** The process is gone, by our hand or not. */
function end(slot: Slot, how: string): void {
  const { events, log, restMilliseconds } = slot.parts
  const batches = [...slot.batches.values()]
  const loading = [...slot.models.values()].find((entry) => !entry.loaded)?.model.key
  const started = slot.state === 'ready'
  if (slot.retiring !== 'idle') slot.restarts++
  if (slot.retiring === undefined)
    log.warn({ pid: slot.process?.pid, how, batches: batches.length }, 'a host ended')
  if (!started) slot.failedStarts++
  slot.process = undefined
  slot.batches.clear()
  slot.megabytes = 0
  slot.retiring = undefined
  for (const entry of slot.models.values()) entry.loaded = false
  // What it was loading may be what ended it: only a request loads that again.
  if (loading !== undefined) slot.models.delete(loading)
  slot.watch.stop()
  rest(slot, restMilliseconds(slot.failedStarts))
  events.lost(batches, loading)
  events.changed()
}

/** A process that does not start is tried again later and later; one that ran starts again at once, if it has models. */
function rest(slot: Slot, milliseconds: number): void {
  slot.state = 'asleep'
  if (milliseconds > 0) {
    slot.state = 'resting'
    slot.rest = setTimeout(() => {
      slot.state = 'asleep'
      slot.parts.events.changed()
    }, milliseconds)
  } else if (slot.models.size > 0) {
    wake(slot)
  }
}

/** While there is work the process holds ours and must show signs of life. */
function watchWork(slot: Slot): void {
  const loading = slot.state === 'starting' || [...slot.models.values()].some((entry) => !entry.loaded)
  const working = loading || slot.batches.size > 0
  const { hangMilliseconds } = slot.parts
  slot.process?.hold(working)
  if (working) slot.watch.start(loading ? Math.max(START_MILLISECONDS, hangMilliseconds) : hangMilliseconds)
  else slot.watch.stop()
}
