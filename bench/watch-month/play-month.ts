import { setImmediate as breathe } from 'node:timers/promises'
import type { Store } from '../../src/contract/store.ts'
import type { Clock } from './clock.ts'
import { type Diary, nameOf } from './diary.ts'
import type { Delivery } from './lifetime.ts'
import type { Month } from './month.ts'
import { openWatcher, type Watcher, type WatcherParts } from './open-watcher.ts'
import type { MonthPlatform } from './platform.ts'
import { type Trouble, tickAt, troublesOf } from './troubles.ts'
import { createWatchedTimes, type WatchedTimes } from './watched-times.ts'
import { everybodyOf, type MonthChannel } from './world.ts'

export interface MonthParts extends Pick<WatcherParts, 'handleOn'> {
  month: Month
  world: readonly MonthChannel[]
  clock: Clock
  platform: MonthPlatform
  deliveries: readonly Delivery[]
  /** The store of the process before, opened anew. */
  openStore(): Store & { close(): void }
  /** Called before a store is closed. */
  look(): void
  progress(share: number): void
}

interface Playing extends MonthParts {
  diary: Diary
  times: WatchedTimes
  troubles: Trouble[]
  /** What the next step may expect to fail. */
  expecting: boolean
  armed: boolean
  /** Down until then, when there is no process. */
  down: number
  ends: { at: number; end(): void }[]
  running?: { watcher: Watcher; close(): void; reached: Set<string> }
  heard: number
}

/** Plays a month tick by tick: what doors hear in between, what is due, and what goes wrong just after. */
export async function playMonth(parts: MonthParts): Promise<Diary> {
  const playing = begin(parts)
  const { month, clock } = parts
  await setUp(playing)
  let ticking: Promise<unknown> = Promise.resolve()
  for (let at = month.start; at <= month.end; at += month.tickMilliseconds) {
    deliver(playing, at)
    await ticking
    clock.time = at
    ticking = tick(playing, at)
    // The next are heard while this one is still at work, but for when the store is about to fail.
    await (playing.armed || playing.expecting ? ticking : breathe())
    if (playing.troubles[0] && tickAt(month, playing.troubles[0].at) <= at) {
      await ticking
      await makeTrouble(playing, at)
    }
    parts.progress((at - month.start) / (month.end - month.start))
  }
  await ticking
  await stop(playing, month.end)
  return playing.diary
}

function begin(parts: MonthParts): Playing {
  const { platform, world, clock, month } = parts
  const counts = { restarts: 0, crashes: 0, faults: 0, deliveries: 0, unheard: 0 }
  const diary: Diary = {
    ...{ ticks: [], stretches: new Map(), wishes: new Map(), plans: new Map() },
    ...{ said: platform.said, alerts: [], counts, surprises: [] },
  }
  const times = createWatchedTimes(diary, world, clock.shows(month.start))
  const troubles = troublesOf(month)
  return {
    ...parts,
    diary,
    times,
    troubles,
    ...{ expecting: false, armed: false, down: 0, ends: [], heard: 0 },
  }
}

/** Sets what is set from the beginning. */
async function setUp(playing: Playing): Promise<void> {
  await open(playing, playing.month.start)
  const { watcher } = playing.running!
  for (const { channel, set } of playing.world) {
    await watcher.channels.change(channel, set)
    if (set.digest) playing.diary.plans.set(nameOf(channel), [{ from: playing.clock.now(), until: Infinity }])
  }
  await stop(playing, playing.month.start)
}

async function open(playing: Playing, at: number): Promise<void> {
  const store = playing.openStore()
  const watcher = await openWatcher({
    ...{ store, platform: playing.platform, handleOn: playing.handleOn, now: playing.clock.now },
    alerted: (channel, alert) => void playing.diary.alerts.push({ channel: nameOf(channel), alert }),
    failed: (what, error) => {
      if (!playing.expecting) playing.diary.surprises.push(`${what}: ${String(error)}`)
    },
  })
  const reached = new Set<string>()
  watcher.frail.written = (channel, hour) => void reached.add(`${channel} ${hour}`)
  playing.running = { watcher, close: store.close, reached }
  playing.times.begin()
  if (!playing.platform.trouble.reading) playing.times.read(at)
}

async function stop(playing: Playing, at: number): Promise<void> {
  await playing.running?.watcher.stop()
  leave(playing, at)
}

function leave(playing: Playing, at: number): void {
  playing.look()
  playing.running?.close()
  delete playing.running
  playing.times.end(at)
}

/** Lets doors hear what arrives up to `until`; when there is no process it is lost. */
function deliver(playing: Playing, until: number): void {
  const { deliveries, clock, diary } = playing
  for (; playing.heard < deliveries.length; playing.heard++) {
    const { at, observation } = deliveries[playing.heard]!
    if (at > until) return
    clock.time = Math.max(at, clock.time)
    if (playing.running) playing.running.watcher.observe(observation)
    diary.counts[playing.running ? 'deliveries' : 'unheard']++
  }
}

async function tick(playing: Playing, at: number): Promise<void> {
  for (const { end } of playing.ends.filter((one) => one.at <= at)) end()
  playing.ends = playing.ends.filter((one) => one.at > at)
  playing.expecting = playing.armed || playing.ends.length > 0
  if (playing.running === undefined && at >= playing.down) await open(playing, at)
  const { running, diary, times } = playing
  if (running === undefined) return
  if (!playing.platform.trouble.reading) times.read(at)
  running.reached.clear()
  await running.watcher.tick()
  diary.ticks.push({ at, ...broken(playing, at) })
}

/** What a failing store left undone. */
function broken(playing: Playing, at: number) {
  const { watcher, reached } = playing.running!
  const fired = watcher.frail.fired()
  if (fired === undefined) return {}
  const { fault, channel } = fired
  const all = fault.crash || fault.collection === 'people'
  const names = [...playing.diary.stretches.keys()]
  const fallen = { channels: all ? ('all' as const) : new Set([channel]), reached: new Set(reached) }
  playing.armed = false
  playing.diary.counts.faults++
  if (fault.crash) {
    playing.diary.counts.crashes++
    leave(playing, at)
    playing.down = at + crashDowns.get(fault)!
  } else for (const name of all ? names : [channel]) playing.times.fall(name, at)
  return { broken: fallen }
}

const crashDowns = new WeakMap<object, number>()

/** What is due to go wrong, just after a tick. */
async function makeTrouble(playing: Playing, tickedAt: number): Promise<void> {
  const at = tickedAt + 1
  while (playing.troubles[0] && tickAt(playing.month, playing.troubles[0].at) <= tickedAt) {
    const [trouble] = playing.troubles
    // Who is down or about to fail cannot be changed: that waits.
    const waits = trouble!.kind !== 'outage' && (playing.running === undefined || playing.armed)
    if (waits) return
    playing.troubles.shift()
    playing.clock.time = at
    await cause(playing, trouble!, at)
  }
}

async function cause(playing: Playing, trouble: Trouble, at: number): Promise<void> {
  if (trouble.kind === 'restart') {
    await stop(playing, at)
    playing.diary.counts.restarts++
    playing.down = at + trouble.down
  } else if (trouble.kind === 'fault') {
    crashDowns.set(trouble.fault, trouble.down)
    playing.running!.watcher.frail.arm(trouble.fault)
    playing.armed = true
  } else if (trouble.kind === 'outage') {
    playing.platform.trouble[trouble.what] = true
    const end = () => {
      playing.platform.trouble[trouble.what] = false
    }
    playing.ends.push({ at: at + trouble.milliseconds, end })
  } else await change(playing, trouble, at)
}

async function change(playing: Playing, trouble: Trouble, at: number): Promise<void> {
  const { world, diary, times, clock } = playing
  const { channels, people } = playing.running!.watcher
  if (trouble.kind === 'switch') {
    const { channel } = world[trouble.place]!
    await channels.change(channel, { mood: trouble.mood })
    times.switch(nameOf(channel), trouble.mood, at, clock.now())
  } else if (trouble.kind === 'digest') {
    const { channel, set } = world[trouble.place]!
    await channels.change(channel, { digest: trouble.isOn ? set.digest : undefined })
    const held = diary.plans.get(nameOf(channel))!
    if (trouble.isOn) held.push({ from: clock.now(), until: Infinity })
    else held.at(-1)!.until = at
  } else if (trouble.kind === 'wishes') {
    const { neverAnalyse, every } = trouble
    for (const [index, { id: user, platform, workspace }] of everybodyOf(world).entries()) {
      if (index % every !== 0) continue
      await people.change({ platform, workspace, user }, { neverAnalyse: neverAnalyse || undefined })
      const name = `${platform} ${user}`
      diary.wishes.set(name, [...(diary.wishes.get(name) ?? []), { at, neverAnalyse }])
    }
  }
}
