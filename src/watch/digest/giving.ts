import { LRUCache } from 'lru-cache'
import pMap from 'p-map'
import type { Claim, Claims } from '../../contract/claims.ts'
import type { DigestListener } from '../../contract/digest.ts'
import type { Failed } from '../../contract/failed.ts'
import type { Voice } from '../../contract/watch.ts'
import { type ChannelDigest, type ChannelDigestParts, digestChannel } from './channel-digest.ts'
import { type DigestContent, digestReply } from './digest-reply.ts'
import type { Delivery } from './due-deliveries.ts'
import type { KnownStates } from './known-states.ts'

/** Channels of one digest that are read at a time. */
const READERS = 2
/** What failed is tried again so much later … */
const PAUSE_MILLISECONDS = 5 * 60_000
/** … so often; then its time comes into the next digest. */
const MOST_ATTEMPTS = 12
const MOST_REMEMBERED = 1000

export interface GivingParts extends ChannelDigestParts {
  claims: Claims
  states: KnownStates
  /** IANA: of channels that have none set. */
  timeZone: string
  /** Hears of every digest that was given. */
  onDigest?: DigestListener
  /** Milliseconds since the epoch. */
  now(): number
  failed: Failed
}

/** A delivery that this process has taken. */
interface Taken {
  claim: Claim
  attempts: number
  /** Not to be tried before; milliseconds since the epoch. */
  after: number
}

export type Give = (delivery: Delivery, voice: Voice, signal: AbortSignal) => Promise<void>

/**
 * Gives digests, each once: it is claimed before it is made, and the claim is closed as soon as it was said; only a crash in
 * between repeats one. Never rejects.
 */
export function createGiving(parts: GivingParts): Give {
  const { claims, now, failed } = parts
  const taken = new Map<string, Taken>()
  const givenUp = new LRUCache<string, true>({ max: MOST_REMEMBERED })
  const report = createReport(parts)

  async function take({ key }: Delivery): Promise<Taken | undefined> {
    const held = taken.get(key)
    if (held) return held.after <= now() ? held : undefined
    const claim = givenUp.has(key) ? undefined : await claims.take([key])
    const fresh = claim && { claim, attempts: 0, after: 0 }
    if (fresh) taken.set(key, fresh)
    return fresh
  }

  async function end({ key }: Delivery, { claim }: Taken): Promise<void> {
    taken.delete(key)
    await claim.done()
  }

  async function attempt(delivery: Delivery, held: Taken, voice: Voice, signal: AbortSignal): Promise<void> {
    const content = await read(delivery, voice, signal, parts)
    const made = digestReply(content)
    if (signal.aborted) return
    if (made) await voice.say({ workspace: delivery.workspace, ...delivery.to }, made.reply)
    await end(delivery, held)
    for (const { channel } of delivery.stretches) await parts.states.write(channel, delivery.to, delivery.due)
    if (made) await report(content, made)
  }

  return async (delivery, voice, signal) => {
    try {
      const held = await take(delivery)
      if (held === undefined) return
      held.attempts++
      held.after = now() + PAUSE_MILLISECONDS
      await attempt(delivery, held, voice, signal).catch(async (error) => {
        if (signal.aborted) {
          held.after = 0
          return
        }
        failed('a digest could not be given', error)
        if (held.attempts < MOST_ATTEMPTS) return
        givenUp.set(delivery.key, true)
        await end(delivery, held)
      })
    } catch (error) {
      failed('a digest could not be claimed', error)
    }
  }
}

async function read(
  { to, due, stretches }: Delivery,
  voice: Voice,
  signal: AbortSignal,
  parts: GivingParts,
): Promise<DigestContent> {
  const [first] = stretches
  const locale = stretches.find(({ settings }) => settings.locale !== undefined)?.settings.locale
  const length = stretches.length > 1 ? 'short' : 'medium'
  const how = { voice, length, signal, ...(locale !== undefined && { locale }) } as const
  const digests = await pMap(
    stretches,
    (stretch): Promise<ChannelDigest> => digestChannel(stretch, how, parts),
    {
      concurrency: READERS,
    },
  )
  return {
    ...{ digests, to, until: due, since: Math.min(...stretches.map(({ since }) => since)) },
    timeZone: first!.settings.timeZone ?? parts.timeZone,
    ...(locale !== undefined && { locale }),
  }
}

/** Tells of a digest; when several persons get the same one, once. */
function createReport({ onDigest, failed }: GivingParts) {
  const told = new LRUCache<string, true>({ max: MOST_REMEMBERED })
  return async (
    { digests, to, since, until }: DigestContent,
    { counts }: NonNullable<ReturnType<typeof digestReply>>,
  ): Promise<void> => {
    const channels = digests.map(({ channel }) => channel)
    const key = JSON.stringify([channels, until, 'person' in to ? '' : to.channel])
    if (onDigest === undefined || told.has(key)) return
    told.set(key, true)
    const words = {
      points: digests.flatMap(({ points }) => points),
      questions: digests.flatMap(({ questions }) => questions),
    }
    await onDigest({ channels, to, since, until, counts }, words).catch((error) =>
      failed('a digest could not be reported', error),
    )
  }
}
