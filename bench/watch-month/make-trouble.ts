import { nameOf } from './diary.ts'
import { type Playing, stopProcess } from './playing.ts'
import { type Trouble, tickAt } from './troubles.ts'
import { everybodyOf } from './world.ts'

/** Lets everything go wrong that is due, just after the tick at `tickedAt` (milliseconds since the epoch). */
export async function makeTrouble(playing: Playing, tickedAt: number): Promise<void> {
  const at = tickedAt + 1
  for (;;) {
    const [trouble] = playing.troubles
    if (trouble === undefined || tickAt(playing.month, trouble.at) > tickedAt) return
    // Who is down or about to fail cannot be changed: that waits.
    const waits = trouble.kind !== 'outage' && (playing.running === undefined || playing.armed !== undefined)
    if (waits) return
    playing.troubles.shift()
    playing.clock.time = at
    await cause(playing, trouble, at)
  }
}

async function cause(playing: Playing, trouble: Trouble, at: number): Promise<void> {
  switch (trouble.kind) {
    case 'restart':
      await stopProcess(playing, at)
      playing.diary.counts.restarts++
      playing.down = at + trouble.down
      return
    case 'fault':
      playing.running!.watcher.frail.arm(trouble.fault)
      playing.armed = { down: trouble.down }
      return
    case 'outage':
      return breakDown(playing, trouble, at)
    case 'switch':
      return await switchMood(playing, trouble, at)
    case 'digest':
      return await switchDigest(playing, trouble, at)
    case 'wishes':
      return await changeMinds(playing, trouble, at)
  }
}

type Of<Kind extends Trouble['kind']> = Trouble & { kind: Kind }

function breakDown({ platform, ends }: Playing, { what, milliseconds }: Of<'outage'>, at: number): void {
  platform.trouble[what] = true
  const end = () => {
    platform.trouble[what] = false
  }
  ends.push({ at: at + milliseconds, end })
}

async function switchMood(playing: Playing, { place, mood }: Of<'switch'>, at: number): Promise<void> {
  const { channel } = playing.world[place]!
  await playing.running!.watcher.channels.change(channel, { mood })
  playing.times.switch(nameOf(channel), mood, at, playing.clock.now())
}

async function switchDigest(playing: Playing, { place, isOn }: Of<'digest'>, at: number): Promise<void> {
  const { channel, set } = playing.world[place]!
  await playing.running!.watcher.channels.change(channel, { digest: isOn ? set.digest : undefined })
  const held = playing.diary.plans.get(nameOf(channel))!
  if (isOn) held.push({ from: playing.clock.now(), until: Number.POSITIVE_INFINITY })
  else held.at(-1)!.until = at
}

async function changeMinds(playing: Playing, { neverAnalyse, every }: Of<'wishes'>, at: number) {
  const { wishes } = playing.diary
  for (const [index, { id: user, platform, workspace }] of everybodyOf(playing.world).entries()) {
    if (index % every !== 0) continue
    const change = { neverAnalyse: neverAnalyse || undefined }
    await playing.running!.watcher.people.change({ platform, workspace, user }, change)
    const name = `${platform} ${user}`
    wishes.set(name, [...(wishes.get(name) ?? []), { at, neverAnalyse }])
  }
}
