import type { Failed } from '../../contract/failed.ts'
import type { MoodHours } from '../../contract/mood-hours.ts'
import type { Voice } from '../../contract/watch.ts'
import { DAY_MILLISECONDS, hourOf, MINUTE_MILLISECONDS } from './times.ts'
import { isPast, type Watched } from './watched.ts'

/** Messages older than this are not read again after Parley was off. */
const MOST_MISSED_MILLISECONDS = 7 * DAY_MILLISECONDS
/** Clocks of platforms and ours may differ by so much. */
const SKEW_MILLISECONDS = MINUTE_MILLISECONDS
/** Where ours is plainly wrong, it may be behind by so much: a machine that starts with local time for UTC is. */
const BEHIND_MILLISECONDS = DAY_MILLISECONDS
/** So often in a row the platform is asked for what was missed; then the channel goes on without it. */
const MOST_FAILURES = 10

export interface CatchUpParts {
  hours: MoodHours
  /** Milliseconds since the epoch. */
  now(): number
  /** How far the clocks of platforms may be from ours. */
  skewMilliseconds?: number
  failed: Failed
}

/**
 * Takes up a channel where it was left: finds up to where messages are counted, and reads the platform's history from
 * there into the window. Where that fails the channel is not ready, and the next call tries again. Never rejects.
 */
export async function catchUp(watched: Watched, voice: Voice, parts: CatchUpParts): Promise<void> {
  if (watched.reading) return
  watched.reading = true
  try {
    await findThrough(watched, parts)
    watched.ready = await readHistory(watched, voice, parts)
  } catch (error) {
    parts.failed('the mood of a channel cannot be read from the store', error)
  } finally {
    watched.reading = false
  }
}

async function findThrough(watched: Watched, { hours, now }: CatchUpParts): Promise<void> {
  watched.since = Math.max(watched.since, now() - MOST_MISSED_MILLISECONDS)
  const kept = await hours.read(watched.channel, hourOf(watched.since), now() + BEHIND_MILLISECONDS)
  const through = kept.findLast((hour) => hour.through !== undefined)?.through
  Object.assign(watched, { through, hour: kept.at(-1) })
}

/** @returns whether the channel can go on. */
async function readHistory(watched: Watched, voice: Voice, parts: CatchUpParts): Promise<boolean> {
  const { channel, window, since, through } = watched
  const { now, failed, skewMilliseconds = SKEW_MILLISECONDS } = parts
  try {
    const [from, at] = [Math.max(since, through?.time ?? 0), now()]
    const { messages, complete } = await voice.read(channel, from, at + BEHIND_MILLISECONDS)
    if (!complete) failed('not all that was missed in a channel could be read', undefined)
    for (const message of messages) if (!message.bot && !isPast(watched, message)) window.recall(message)
    watched.complete = at - skewMilliseconds
    watched.failures = 0
    return true
  } catch (error) {
    watched.failures++
    failed('what was missed in a channel could not be read', error)
    return watched.failures >= MOST_FAILURES
  }
}
