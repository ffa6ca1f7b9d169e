import { isDeepStrictEqual } from 'node:util'
import { channelsTelling, withoutPerson } from './channels-telling.ts'
import { checkPlans } from './check-plans.ts'
import {
  CHANNEL_DEFAULTS,
  type Channel,
  type ChannelChange,
  type ChannelListener,
  type ChannelSettings,
  type Channels,
  type DigestPlan,
} from './contract/channels.ts'
import { codedError } from './contract/errors.ts'
import { recordKey } from './contract/record-key.ts'
import type { Store } from './contract/store.ts'
import { type Change, createSettings } from './settings.ts'

const COLLECTION = 'channels'

/**
 * What administrators have set, in the collection `channels`, under `platform/workspace/channel`. `now` in milliseconds
 * since the epoch.
 */
export function createChannels(store: Store, now: () => number = Date.now): Channels {
  const settings = createSettings<ChannelSettings>(store, COLLECTION)
  const listeners = new Set<ChannelListener>()
  const read = async (channel: Channel) => complete(await settings.read(keyOf(channel)))
  const write = async (
    channel: Channel,
    change: Change<ChannelSettings>,
    before: ChannelSettings,
    by?: string,
  ) => {
    const after = complete(await settings.change(keyOf(channel), change))
    for (const listener of listeners) listener(channel, after, before, by)
    return after
  }
  const list = async (platform: string) => {
    const records = await store.list(COLLECTION, recordKey(platform))
    const keys = new Set(records.map(({ key }) => key.split('/').slice(0, 3).join('/')))
    return await Promise.all(
      [...keys].map(async (key) => ({ channel: channelOf(key), settings: await read(channelOf(key)) })),
    )
  }
  return {
    settings: read,
    async change(channel, change, by) {
      checkTimeZone(change.timeZone)
      checkPlans(channel, change)
      const before = await read(channel)
      return await write(channel, dated(change, before, now()), before, by)
    },
    list,
    async forget(person) {
      const telling = await channelsTelling({ list }, person)
      for (const { channel, settings: before } of telling) {
        const change = withoutPerson(before, person.user)
        // For who is left a digest goes on from where it was: nothing of it is lost.
        const off = 'digest' in change && change.digest === undefined && { digestSince: undefined }
        await write(channel, { ...change, ...off }, before)
      }
      return telling.length
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

const complete = (set: Partial<ChannelSettings>): ChannelSettings => ({ ...CHANNEL_DEFAULTS, ...set })

/** What was switched on counts from that moment; saying so again changes nothing. */
function dated(change: ChannelChange, before: ChannelSettings, now: number): Change<ChannelSettings> {
  return {
    ...('mood' in change && moodDate(change.mood, before, now)),
    ...('digest' in change && digestDate(change.digest, before, now)),
    ...change,
  }
}

function moodDate(mood: boolean | undefined, before: ChannelSettings, now: number): Change<ChannelSettings> {
  if (mood !== true) return { moodSince: undefined }
  return before.mood ? {} : { moodSince: now }
}

function digestDate(
  digest: DigestPlan | undefined,
  before: ChannelSettings,
  now: number,
): Change<ChannelSettings> {
  if (digest === undefined) return { digestSince: undefined }
  return isDeepStrictEqual(digest, before.digest) ? {} : { digestSince: now }
}

function checkTimeZone(timeZone: string | undefined): void {
  if (timeZone === undefined) return
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw codedError(
      'BAD_REQUEST',
      `There is no time zone ${JSON.stringify(timeZone)}; say for example Europe/Paris.`,
    )
  }
}

function keyOf({ platform, workspace, channel }: Channel): string {
  return recordKey(platform, workspace, channel)
}

function channelOf(key: string): Channel {
  const [platform, workspace, channel] = key.split('/').map(decodeURIComponent)
  return { platform: platform!, workspace: workspace!, channel: channel! }
}
