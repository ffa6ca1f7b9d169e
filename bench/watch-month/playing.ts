import type { Store } from '../../src/contract/store.ts'
import type { Clock } from './clock.ts'
import { type Diary, nameOf } from './diary.ts'
import type { Delivery } from './lifetime.ts'
import type { Month } from './month.ts'
import { openWatcher, type Watcher, type WatcherParts } from './open-watcher.ts'
import { type MonthPlatform, PlatformDown } from './platform.ts'
import { type Trouble, troublesOf } from './troubles.ts'
import { createWatchedTimes, type WatchedTimes } from './watched-times.ts'
import type { MonthChannel } from './world.ts'

export interface MonthParts extends Pick<WatcherParts, 'handleOn'> {
  month: Month
  world: readonly MonthChannel[]
  clock: Clock
  platform: MonthPlatform
  deliveries: readonly Delivery[]
  /** Opens the store that the process before left. */
  openStore(): Store & { close(): void }
  /** Called before a store is closed. */
  look(): void
  progress(share: number): void
}

/** A month that is being played; times in milliseconds since the epoch. */
export interface Playing extends MonthParts {
  diary: Diary
  times: WatchedTimes
  /** Those still to come. */
  troubles: Trouble[]
  /** Whether something may fail at this moment. */
  expecting: boolean
  /** The store is about to fail; if the process ends by that, it is down so long. */
  armed?: { down: number }
  /** While there is no process: when the next one begins. */
  down: number
  /** Troubles that end by themselves. */
  ends: { at: number; end(): void }[]
  /** The process there is. `reached`: which hours (`channel hour`) were written since the tick began. */
  running?: { watcher: Watcher; close(): void; reached: Set<string> }
  /** Deliveries that were brought. */
  heard: number
}

/** Before the first process begins. */
export function startPlaying(parts: MonthParts): Playing {
  const { platform, world, clock, month } = parts
  const counts = { restarts: 0, crashes: 0, faults: 0, deliveries: 0, unheard: 0 }
  const diary: Diary = {
    ...{ ticks: [], stretches: new Map(), wishes: new Map(), plans: new Map() },
    ...{ said: platform.said, alerts: [], counts, surprises: [] },
  }
  const times = createWatchedTimes(diary, world, clock.shows(month.start))
  return {
    ...parts,
    diary,
    times,
    troubles: troublesOf(month),
    expecting: false,
    down: 0,
    ends: [],
    heard: 0,
  }
}

/** Begins a process. */
export async function openProcess(playing: Playing, at: number): Promise<void> {
  const { platform, handleOn, clock, diary, times, month } = playing
  const store = playing.openStore()
  const watcher = await openWatcher({
    ...{ store, platform, handleOn, now: clock.now, mostAtOnce: month.mostAtOnce },
    alerted: (channel, alert) => void diary.alerts.push({ channel: nameOf(channel), alert }),
    failed(what, error) {
      // What a tick does not wait for may be told after the trouble has ended.
      if (!playing.expecting && !(error instanceof PlatformDown))
        diary.surprises.push(`${what}: ${String(error)}`)
    },
  })
  const reached = new Set<string>()
  watcher.frail.written = (channel, hour) => void reached.add(`${channel} ${hour}`)
  playing.running = { watcher, close: store.close, reached }
  times.begin()
  if (!platform.trouble.reading) times.read(at)
}

/** Ends the process as it is meant to end. */
export async function stopProcess(playing: Playing, at: number): Promise<void> {
  await playing.running?.watcher.stop()
  leaveProcess(playing, at)
}

/** The process is no more. */
export function leaveProcess(playing: Playing, at: number): void {
  playing.look()
  playing.running?.close()
  delete playing.running
  playing.times.end(at)
}
