import pMap from 'p-map'
import type { Channel, ChannelSettings } from '../../contract/channels.ts'
import type { HeardMessage, Observation } from '../../contract/observation.ts'
import type { Reply } from '../../contract/reply.ts'
import type { WatchPart } from '../../contract/watch.ts'
import { createRoom, type Room } from '../room.ts'
import { isFirst } from '../window.ts'
import { type AlertParts, createAlerts } from './alerts.ts'
import { announcement } from './announcement.ts'
import { catchUp } from './catch-up.ts'
import { createEmphasis } from './emphasis.ts'
import { createPass, type OpenDoor } from './pass.ts'
import { createSettling, type SettlingParts } from './settle.ts'
import { isPast, type Watched } from './watched.ts'
import { createWatchedChannels, SETTLE_MILLISECONDS, type WatchedChannels } from './watched-channels.ts'

/** Channels whose history is read at a time. */
const READERS = 4

export interface MoodParts extends AlertParts, SettlingParts {
  /** How much may be held in memory. */
  room?: Room
  /** How far the clocks of platforms may be from ours. */
  skewMilliseconds?: number
}

/** Measures the mood of channels that want it: what passes by is held for ten minutes, scored, counted and forgotten. */
export function createMood(parts: MoodParts): WatchPart {
  const channels = createWatchedChannels(parts.room ?? createRoom(), parts.now)
  const alerts = createAlerts(parts)
  const doors = new Map<string, OpenDoor>()
  const [settle, emphasise] = [createSettling(parts), createEmphasis(parts)]
  const pass = createPass({ ...parts, channels, alerts, settle, emphasise })
  const readMissed = async ({ voice }: OpenDoor) => {
    const behind = channels.of(voice.platform).filter(({ ready }) => !ready)
    await pMap(behind, (watched) => catchUp(watched, voice, parts), { concurrency: READERS })
  }
  let running: Promise<void> = Promise.resolve()
  return {
    observe: (observation, settings) => hear(channels, observation, settings, parts.now()),
    async join(voice, set) {
      // What an earlier opening of this door is still counting shall be counted before it is looked up.
      await running
      const door = { voice, closing: new AbortController() }
      doors.set(voice.platform, door)
      for (const { channel, settings } of set) if (settings.mood) channels.begin(channel, settings, false)
      await readMissed(door)
    },
    async leave({ platform }) {
      doors.get(platform)?.closing.abort()
      doors.delete(platform)
      for (const { channel } of channels.of(platform)) {
        channels.end(channel)
        alerts.leave(channel)
      }
      await running
    },
    change: createChange(channels, alerts, doors, parts),
    async tick() {
      // A platform may take its time with its history; the other channels go on.
      for (const door of doors.values()) void readMissed(door)
      running = pass(doors.values())
      await running
    },
  }
}

function hear(
  channels: WatchedChannels,
  observation: Observation,
  settings: ChannelSettings,
  now: number,
): void {
  if (!settings.mood) return
  const { channel } = observation
  const watched = channels.find(channel) ?? channels.begin(channel, settings, false)
  if ('message' in observation && !counts(watched, observation)) return
  // Of what was missed nobody knows how it stood after ten minutes: as it stands now counts.
  const cutoff = watched.ready ? now - SETTLE_MILLISECONDS : Number.NEGATIVE_INFINITY
  watched.window.take(observation, now, cutoff)
}

/** Repeated deliveries also come of messages that were deleted while Parley was off. */
function counts(watched: Watched, observation: Observation & { message: HeardMessage }): boolean {
  const { message } = observation
  if (message.bot || isPast(watched, message)) return false
  const { complete, window } = watched
  if (complete === undefined || isFirst(observation)) return true
  return message.time > complete || window.holds(message.id)
}

/** Follows what an administrator changes, and tells the channel. */
function createChange(
  channels: WatchedChannels,
  alerts: ReturnType<typeof createAlerts>,
  doors: ReadonlyMap<string, OpenDoor>,
  { failed }: MoodParts,
): WatchPart['change'] {
  const announce = async ({ platform, workspace, channel }: Channel, said: Reply) => {
    await doors.get(platform)?.voice.say({ workspace, channel }, said)
  }
  return (channel, settings, before, by) => {
    const watched = channels.find(channel)
    if (watched) watched.settings = settings
    const said = announcement(settings, before, by)
    if (said) {
      announce(channel, said).catch((error) => failed('a change could not be told in its channel', error))
    }
    if (settings.mood === before.mood) return
    if (settings.mood) channels.begin(channel, settings, true)
    else {
      channels.end(channel)
      alerts.forget(channel).catch((error) => failed('the alerts of a channel could not be forgotten', error))
    }
  }
}
