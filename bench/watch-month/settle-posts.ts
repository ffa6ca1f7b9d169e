import { type Clock, SETTLE_MILLISECONDS } from './clock.ts'
import type { Diary, Stretch, Tick } from './diary.ts'
import type { Post } from './post.ts'

const HOUR = 60 * 60_000

/** A message that is counted; times in milliseconds since the epoch. */
export interface Settling {
  post: Post
  /** When it was closed: nothing that came later counts. */
  closed: number
  /** When it was counted. */
  tick: number
}

/** Those messages of a channel that people wrote and that are counted, in order of time. */
export function settlePosts(
  name: string,
  posts: readonly Post[],
  { diary, clock }: { diary: Diary; clock: Clock },
): Settling[] {
  const stretches = (diary.stretches.get(name) ?? []).map((stretch) => ({
    ...stretch,
    ticks: ticksWithin(stretch, diary.ticks),
  }))
  const written = posts.filter(({ bot }) => !bot)
  return written.flatMap((post) => settle(name, post, stretches, clock) ?? [])
}

type Watching = Stretch & { ticks: readonly Tick[] }

function settle(
  name: string,
  post: Post,
  stretches: readonly Watching[],
  clock: Clock,
): Settling | undefined {
  for (const { from, until, since, ticks } of stretches) {
    if (until < post.time || post.time < since) continue
    const isOld = post.time < from
    if (!isOld && !isHeard(post, until, clock)) continue
    const closed = Math.max(clock.settles(post.time, Math.max(post.time, from)), isOld ? 0 : firstHeard(post))
    const tick = firstTick(ticks, closed, (at) => clock.shows(at) >= post.time + SETTLE_MILLISECONDS)
    if (tick && isWritten(name, post, tick)) return { post, closed, tick: tick.at }
  }
  return undefined
}

/** A door hears it before it settles, or for the first time. */
const isHeard = (post: Post, until: number, clock: Clock) =>
  post.heard.some(
    (at, index) => at < until && (index === 0 || clock.shows(at) < post.time + SETTLE_MILLISECONDS),
  )

/** Just after it is. */
const firstHeard = ({ heard }: Post) => heard[0]! + 1

/** It was written while the clock showed that it had settled already. */
export const isLate = (post: Post, clock: Clock) => clock.shows(post.time) >= post.time + SETTLE_MILLISECONDS

function isWritten(name: string, { time }: Post, { broken }: Tick): boolean {
  if (broken === undefined || (broken.channels !== 'all' && !broken.channels.has(name))) return true
  return broken.reached.has(`${name} ${Math.floor(time / HOUR) * HOUR}`)
}

function ticksWithin({ from, until }: Stretch, ticks: readonly Tick[]): Tick[] {
  return ticks.filter(({ at }) => at >= from && at <= until)
}

function firstTick(ticks: readonly Tick[], from: number, isDue: (at: number) => boolean): Tick | undefined {
  let [low, high] = [0, ticks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ticks[middle]!.at < from) low = middle + 1
    else high = middle
  }
  while (low < ticks.length && !isDue(ticks[low]!.at)) low++
  return ticks[low]
}
