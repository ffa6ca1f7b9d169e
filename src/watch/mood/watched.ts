import type { Channel, ChannelSettings } from '../../contract/channels.ts'
import type { MoodHour, Through } from '../../contract/mood-hours.ts'
import type { Window } from '../window.ts'

/** A channel whose mood is measured. */
export interface Watched {
  channel: Channel
  settings: ChannelSettings
  window: Window
  /** Nothing older counts; milliseconds since the epoch. */
  since: number
  /** Up to where messages are counted. */
  through?: Through
  /** The newest record of the channel, once it is known. */
  hour?: MoodHour
  /** Up to here the window has all that the platform has: what else it brings again from before is deleted there. */
  complete?: number
  /** False until what was missed is read; until then nothing settles. */
  ready: boolean
  /** What was missed is being read. */
  reading: boolean
  /** How often the platform did not give what was missed. */
  failures: number
}

/** Whether a message is counted already, or is older than what counts. */
export function isPast({ since, through }: Watched, { id, time }: { id: string; time: number }): boolean {
  if (time < since) return true
  if (through === undefined || time > through.time) return false
  return time < through.time || through.ids.includes(id)
}
