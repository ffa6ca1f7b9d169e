import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Failed } from '../../contract/failed.ts'
import type { MoodHours } from '../../contract/mood-hours.ts'
import type { Voice } from '../../contract/watch.ts'
import type { Alerts } from './alerts.ts'
import type { createEmphasis } from './emphasis.ts'
import { noteMessages } from './note.ts'
import type { Batch, Counted, createSettling } from './settle.ts'
import { isPast, type Watched } from './watched.ts'
import { SETTLE_MILLISECONDS, type WatchedChannels } from './watched-channels.ts'

/** A door that is open. */
export interface OpenDoor {
  voice: Voice
  /** Ends the scoring of what was said there. */
  closing: AbortController
}

export interface PassParts {
  channels: WatchedChannels
  settle: ReturnType<typeof createSettling>
  hours: MoodHours
  emphasise: ReturnType<typeof createEmphasis>
  alerts: Alerts
  /** Milliseconds since the epoch. */
  now(): number
  failed: Failed
}

/** Settles what is due at the open doors: it is scored, counted and forgotten. Never rejects. */
export function createPass(parts: PassParts) {
  const { channels, settle, failed, now } = parts
  return async (doors: Iterable<OpenDoor>): Promise<void> => {
    const at = now()
    const cutoff = at - SETTLE_MILLISECONDS
    const due = [...doors].flatMap((door) =>
      channels
        .of(door.voice.platform)
        .filter(({ ready }) => ready)
        .map((watched) => ({ door, ...batchOf(watched, door, at, cutoff) })),
    )
    try {
      const counted = await settle(due)
      for (const [index, batch] of due.entries()) {
        // The store never waits for anything: without this, many channels would hold up everything else.
        await nextTurn()
        await finish(parts, batch, counted[index]!, cutoff)
      }
    } catch (error) {
      // What was taken from the windows is read again from the platform.
      for (const { watched } of due) watched.ready = false
      failed('messages could not be counted and are read again', error)
    }
  }
}

function batchOf(watched: Watched, { closing }: OpenDoor, at: number, cutoff: number): Batch {
  const messages = watched.window.settle(at, cutoff).filter((message) => !isPast(watched, message))
  return { watched, messages, signal: closing.signal }
}

async function finish(
  { channels, hours, emphasise, alerts, failed }: PassParts,
  { watched, door, signal }: Batch & { door: OpenDoor },
  counted: readonly Counted[],
  cutoff: number,
): Promise<void> {
  // Switched off meanwhile, or the door closes: then these are not counted, or read again later.
  if (signal.aborted || channels.find(watched.channel) !== watched) return
  try {
    await noteMessages(watched, counted, hours)
    await emphasise(watched, door.voice, counted)
    await alerts.look(watched, cutoff, door.voice)
  } catch (error) {
    watched.ready = false
    failed('the mood of a channel could not be kept and is read again', error)
  }
}
