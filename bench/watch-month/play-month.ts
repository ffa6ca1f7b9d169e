import { setImmediate as breathe } from 'node:timers/promises'
import { type Diary, nameOf, type Tick } from './diary.ts'
import { makeTrouble } from './make-trouble.ts'
import {
  leaveProcess,
  type MonthParts,
  openProcess,
  type Playing,
  startPlaying,
  stopProcess,
} from './playing.ts'
import { tickAt } from './troubles.ts'

/** Plays a month tick by tick: what doors hear in between, what is due, and what goes wrong just after. */
export async function playMonth(parts: MonthParts): Promise<Diary> {
  const playing = startPlaying(parts)
  const { month, clock } = parts
  await setUp(playing)
  let ticking: Promise<unknown> = Promise.resolve()
  for (let at = month.start; at <= month.end; at += month.tickMilliseconds) {
    deliver(playing, at)
    await ticking
    clock.time = at
    ticking = tick(playing, at)
    // The next are heard while this one is still at work, but for when something is about to fail.
    await (playing.armed || playing.expecting ? ticking : breathe())
    if (isTroubleDue(playing, at)) {
      await ticking
      await makeTrouble(playing, at)
    }
    parts.progress((at - month.start) / (month.end - month.start))
  }
  await ticking
  await stopProcess(playing, month.end)
  return playing.diary
}

const isTroubleDue = ({ troubles, month }: Playing, at: number) =>
  troubles[0] !== undefined && tickAt(month, troubles[0].at) <= at

/** Sets what is set from the beginning. */
async function setUp(playing: Playing): Promise<void> {
  const { month, world, diary, clock } = playing
  await openProcess(playing, month.start)
  for (const { channel, set } of world) {
    await playing.running!.watcher.channels.change(channel, set)
    const held = { from: clock.now(), until: Number.POSITIVE_INFINITY }
    if (set.digest) diary.plans.set(nameOf(channel), [held])
  }
  await stopProcess(playing, month.start)
}

/** Lets doors hear what arrives up to `until`; when there is no process it is lost. */
function deliver(playing: Playing, until: number): void {
  const { deliveries, clock, diary } = playing
  for (; playing.heard < deliveries.length; playing.heard++) {
    const { at, observation } = deliveries[playing.heard]!
    if (at > until) return
    clock.time = Math.max(at, clock.time)
    playing.running?.watcher.observe(observation)
    diary.counts[playing.running ? 'deliveries' : 'unheard']++
  }
}

async function tick(playing: Playing, at: number): Promise<void> {
  for (const { end } of playing.ends.filter((one) => one.at <= at)) end()
  playing.ends = playing.ends.filter((one) => one.at > at)
  playing.expecting = playing.armed !== undefined || playing.ends.length > 0
  if (playing.running === undefined && at >= playing.down) await openProcess(playing, at)
  const { running, diary, times } = playing
  if (running === undefined) return
  if (!playing.platform.trouble.reading) times.read(at)
  running.reached.clear()
  await running.watcher.tick()
  diary.ticks.push({ at, ...broken(playing, at) })
}

/** What a failing store left undone in the tick at `at`. */
function broken(playing: Playing, at: number): Pick<Tick, 'broken'> {
  const { diary, times, running } = playing
  const fired = running!.watcher.frail.fired()
  if (fired === undefined) return {}
  const { fault, channel } = fired
  const isAll = fault.crash || fault.collection === 'people'
  const reached = new Set(running!.reached)
  diary.counts.faults++
  if (fault.crash) {
    diary.counts.crashes++
    leaveProcess(playing, at)
    playing.down = at + playing.armed!.down
  } else for (const name of isAll ? diary.stretches.keys() : [channel]) times.fall(name, at)
  delete playing.armed
  return { broken: { channels: isAll ? 'all' : new Set([channel]), reached } }
}
