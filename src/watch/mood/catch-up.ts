import type { Failed } from '../../contract/failed.ts'
import type { MoodHours } from '../../contract/mood-hours.ts'
import type { Voice } from '../../contract/watch.ts'
import { DAY_MILLISECONDS, hourOf } from './times.ts'
import { isPast, type Watched } from './watched.ts'

/** Messages older than this are not read again after Parley was off. */
const MOST_MISSED_MILLISECONDS = 7 * DAY_MILLISECONDS
/** The clocks of platforms, and ours before a restart, may be ahead of ours by so much: one that takes local time for UTC is. */
const AHEAD_MILLISECONDS = DAY_MILLISECONDS
/** So often in a row the platform is asked for what was missed; then the channel goes on without it. */
const MOST_FAILURES = 10

export interface CatchUpParts {
  hours: MoodHours
  /** Milliseconds since the epoch. */
  now(): number
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
  const kept = await hours.read(watched.channel, hourOf(watched.since), now() + AHEAD_MILLISECONDS)
  const through = kept.findLast((hour) => hour.through !== undefined)?.through
  Object.assign(watched, { through, hour: kept.at(-1) })
}

/** @returns whether the channel can go on. */
async function readHistory(watched: Watched, voice: Voice, { now, failed }: CatchUpParts): Promise<boolean> {
  const { channel, window, since, through } = watched
  try {
    const from = Math.max(since, through?.time ?? 0)
    const { messages, complete } = await voice.read(channel, from, now() + AHEAD_MILLISECONDS)
    if (!complete) failed('of what was missed in a channel the platform gave only the newest', undefined)
    for (const message of messages) if (!message.bot && !isPast(watched, message)) window.recall(message)
    watched.failures = 0
    return true
  } catch (error) {
    watched.failures++
    failed('what was missed in a channel could not be read', error)
    return watched.failures >= MOST_FAILURES
  }
}
