import pMap from 'p-map'
import type { Channel, ChannelSettings, Channels } from '../../contract/channels.ts'
import type { DigestStates } from '../../contract/digest.ts'
import type { Voice, WatchPart } from '../../contract/watch.ts'
import { channelKey } from '../channel-key.ts'
import { announcement } from './announcement.ts'
import { type Delivery, dueDeliveries, type Planned } from './due-deliveries.ts'
import { createGiving, type GivingParts } from './giving.ts'
import { type KnownStates, knownStates } from './known-states.ts'
import { createLastDue } from './last-due.ts'

/** Digests that are made at a time. */
const AT_ONCE = 2

export interface DigestParts extends Omit<GivingParts, 'states'> {
  states: DigestStates
  channels: Pick<Channels, 'settings'>
}

interface OpenDoor {
  voice: Voice
  /** Ends the making of what goes there. */
  closing: AbortController
}

/** Tells channels that want it what mattered there. It reads the platform's history when a digest is due, and keeps nothing of it. */
export function createDigest(given: DigestParts): WatchPart {
  const parts = { ...given, states: knownStates(given.states) }
  const planned = new Map<string, Planned>()
  const doors = new Map<string, OpenDoor>()
  const [give, lastDue] = [createGiving(parts), createLastDue()]
  const plan = (channel: Channel, settings: ChannelSettings) => {
    if (settings.digest) planned.set(channelKey(channel), { channel, settings })
    else planned.delete(channelKey(channel))
  }
  const at = (platform: string) =>
    [...planned.values()].filter(({ channel }) => channel.platform === platform)
  let running: Promise<unknown> = Promise.resolve()

  /** By plans as they are kept: whoever got digests may have been forgotten by a command, which is another process. */
  async function dueAt(platform: string): Promise<Delivery[]> {
    const { channels, states, timeZone, now } = parts
    const look = () => dueDeliveries(at(platform), { states, lastDue, timeZone, now: now() })
    const due = await look()
    if (due.length === 0) return due
    for (const { channel } of due.flatMap(({ stretches }) => stretches)) {
      const settings = await channels.settings(channel)
      if (planned.has(channelKey(channel))) plan(channel, settings)
    }
    return await look()
  }

  async function giveDue({ voice, closing }: OpenDoor): Promise<void> {
    const due = await dueAt(voice.platform)
    await pMap(due, (delivery) => give(delivery, voice, closing.signal), { concurrency: AT_ONCE })
  }

  return {
    // It reads what was written when it is due.
    observe() {},
    async join(voice, set) {
      doors.set(voice.platform, { voice, closing: new AbortController() })
      for (const { channel, settings } of set) plan(channel, settings)
    },
    async leave({ platform }) {
      doors.get(platform)?.closing.abort()
      doors.delete(platform)
      for (const { channel } of at(platform)) planned.delete(channelKey(channel))
      await running.catch(() => {})
    },
    change(channel, settings, before, by) {
      plan(channel, settings)
      const changed = settings.digestSince !== before.digestSince
      if (changed) followChange({ channel, settings, by }, doors.get(channel.platform)?.voice, parts)
    },
    async tick() {
      running = pMap(doors.values(), giveDue)
      await running
    },
  }
}

/** Tells the channel, and forgets what was kept when there are to be no digests any more. */
function followChange(
  { channel, settings, by }: { channel: Channel; settings: ChannelSettings; by: string | undefined },
  voice: Voice | undefined,
  { states, timeZone, failed }: Pick<DigestParts, 'timeZone' | 'failed'> & { states: KnownStates },
): void {
  const place = { workspace: channel.workspace, channel: channel.channel }
  voice
    ?.say(place, announcement(settings, timeZone, by))
    .catch((error) => failed('a change could not be told in its channel', error))
  if (settings.digest) return
  states
    .forget(channel)
    .catch((error) => failed('how far a channel was summed up could not be forgotten', error))
}
