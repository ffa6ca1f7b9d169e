import { createAlertStates } from '../../src/alert-states.ts'
import { createChannels } from '../../src/channels.ts'
import type { Handle } from '../../src/contract/adapter.ts'
import type { Alert } from '../../src/contract/alerts.ts'
import type { Channel, Channels } from '../../src/contract/channels.ts'
import type { Observation } from '../../src/contract/observation.ts'
import type { People } from '../../src/contract/people.ts'
import type { Store } from '../../src/contract/store.ts'
import { createDigestClaims } from '../../src/digest-claims.ts'
import { createDigestStates } from '../../src/digest-states.ts'
import { createMoodHours } from '../../src/mood-hours.ts'
import { createPeople } from '../../src/people.ts'
import { createDigest } from '../../src/watch/digest/digest.ts'
import { createSumUp } from '../../src/watch/digest/sum-up.ts'
import { createMood } from '../../src/watch/mood/mood.ts'
import { createScorer } from '../../src/watch/mood/score.ts'
import { createWatch } from '../../src/watch/watch.ts'
import { createFrailStore, type FrailStore } from './frail-store.ts'
import type { MonthPlatform } from './platform.ts'

/** Longer than any month: no hour ends its life within. */
export const MOOD_DAYS = 400
export const TIME_ZONE = 'UTC'

export interface WatcherParts {
  store: Store
  platform: MonthPlatform
  /** The bot on that store. */
  handleOn(store: Store): Handle
  /** What the machine's clock shows. */
  now(): number
  alerted(channel: Channel, alert: Alert): void
  failed(what: string, error: unknown): void
  /** Of more messages that are due at once a sample is read. */
  mostAtOnce: number
}

/** A process of Parley that watches both platforms. */
export interface Watcher {
  frail: FrailStore
  channels: Channels
  people: People
  observe(observation: Observation): void
  tick(): Promise<void>
  /** Ends as it is meant to. */
  stop(): Promise<void>
}

/** Joins the watcher on a store as src/main joins it, and opens both doors. */
export async function openWatcher(parts: WatcherParts): Promise<Watcher> {
  const { platform, now } = parts
  const frail = createFrailStore(parts.store)
  const { store } = frail
  const channels = createChannels(store, now)
  const people = createPeople(store, { now })
  const watch = createWatch({
    ...{ channels, failed: parts.failed, parts: partsOf(parts, { store, channels, people }) },
    mood: () => {
      throw new Error('nobody asks for moods here')
    },
  })
  const doors: (() => Promise<void>)[] = []
  for (const name of ['slack', 'discord']) {
    doors.push(await watch.join(platform.voice(name, () => !frail.isDead(), watch.observe)))
  }
  return {
    ...{ frail, channels, people, observe: watch.observe, tick: watch.tick },
    async stop() {
      for (const leave of doors) await leave()
      await watch.stop()
      frail.end()
    },
  }
}

function partsOf(
  { handleOn, now, alerted, failed, mostAtOnce }: WatcherParts,
  { store, channels, people }: { store: Store; channels: Channels; people: People },
) {
  const [handle, hours] = [handleOn(store), createMoodHours(store, MOOD_DAYS, now)]
  const common = { channels, hours, people, timeZone: TIME_ZONE, now, failed }
  const mood = createMood({
    ...common,
    mostAtOnce,
    states: createAlertStates(store),
    score: createScorer(handle, Date.now),
    listener: async (event) => void (event.kind === 'alert' && alerted(event.channel, event.alert)),
  })
  const digest = createDigest({
    ...common,
    claims: createDigestClaims(store),
    states: createDigestStates(store),
    sumUp: createSumUp({ handle, clock: Date.now, failed }),
  })
  return [mood, digest]
}
