import type { Arrivals } from '../../contract/arrivals.ts'
import type { ChannelSettings } from '../../contract/channels.ts'
import type { Failed } from '../../contract/failed.ts'
import type { Original } from '../../contract/living-answers.ts'
import type { Observation } from '../../contract/observation.ts'
import type { Voice } from '../../contract/watch.ts'
import { channelKey } from '../channel-key.ts'
import type { createOverload } from './overload.ts'
import type { createPrepare, Prepared } from './prepare.ts'
import type { createShow } from './show.ts'
import type { Version } from './versions.ts'

/** Messages that are held at a time while they wait for the models; more are let go. */
const MOST_AT_ONCE = 2000

/** A door that is open. */
export interface OpenDoor {
  voice: Voice
  /** Ends the translating of what was said there. */
  closing: AbortController
}

/** What passed by and is to be followed. */
export interface News {
  observation: Exclude<Observation, { kind: 'reaction' }>
  settings: ChannelSettings
  version: Version
  door: OpenDoor
}

export interface FollowParts {
  prepare: ReturnType<typeof createPrepare>
  show: ReturnType<typeof createShow>
  overload: ReturnType<typeof createOverload>
  inOrder: Arrivals['inOrder']
  failed: Failed
  mostAtOnce?: number
}

const NOTHING: Prepared = { outcomes: [], late: false }

/** Translates messages, many at a time, and shows what comes of it in the order in which they were written. */
export function createFollow({ prepare, show, overload, inOrder, failed, ...parts }: FollowParts) {
  const { mostAtOnce = MOST_AT_ONCE } = parts
  const running = new Set<Promise<void>>()

  async function ready({ observation, settings, version, door }: News): Promise<Prepared | undefined> {
    if (observation.kind === 'deletion') return NOTHING
    const { channel, message } = observation
    if (running.size >= mostAtOnce) return { ...NOTHING, late: true }
    return await prepare({ channel, settings, message, version, signal: door.closing.signal })
  }

  async function finish(news: News, { outcomes, late, claim }: Prepared): Promise<void> {
    const { observation, settings, version, door } = news
    if (door.closing.signal.aborted) return
    const id = observation.kind === 'deletion' ? observation.id : observation.message.id
    const original: Original = { ...observation.channel, message: id }
    // What was let go before it was looked at takes nothing away.
    const known = !late || outcomes.length > 0
    if (known && version.isNewest()) {
      await show({ original, version: version.version, outcomes }, door.voice)
    }
    await claim?.done()
    if (late) await overload(observation.channel, settings, door.voice)
  }

  return {
    follow(news: News): void {
      const made = ready(news)
      // Who waits for it comes later.
      made.catch(() => {})
      const work = inOrder(lineOf(news), async () => {
        const prepared = await made
        if (prepared) await finish(news, prepared)
      })
        .catch((error) => failed('a message could not be translated', error))
        .finally(() => running.delete(work))
      running.add(work)
    },
    done: async () => void (await Promise.all(running)),
  }
}

/** In threads only the versions of one message must not overtake each other, elsewhere also the messages of a channel. */
function lineOf({ observation, settings, version }: News): string {
  const { where, mirror } = settings.translation ?? {}
  const alone = where === 'thread' && mirror === undefined
  return `translation/${alone ? version.key : channelKey(observation.channel)}`
}
