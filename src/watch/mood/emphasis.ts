import type { Channel } from '../../contract/channels.ts'
import type { Failed } from '../../contract/failed.ts'
import type { Voice } from '../../contract/watch.ts'
import type { WatchListener } from '../../contract/watch-event.ts'
import { channelKey } from '../channel-key.ts'
import type { Score, Verdict } from './score.ts'
import type { Counted } from './settle.ts'
import { HOUR_MILLISECONDS } from './times.ts'
import type { Watched } from './watched.ts'

/** A message is strongly positive or negative from this score on. */
const STRONG_FROM = 0.92
const EMOJI = { positive: '🎉', negative: '🫂' } as const
/** Emoji that Parley puts on messages of one channel within an hour. */
const MOST_AN_HOUR = 5
/** Older messages are left as they are: after Parley was off it reads them late. */
const FRESH_MILLISECONDS = HOUR_MILLISECONDS

export interface EmphasisParts {
  /** Hears of every strongly negative message. */
  listener?: WatchListener
  /** Milliseconds since the epoch. */
  now(): number
  failed: Failed
}

/** Points out messages that feel strongly: an emoji where the channel wants that, and an event. Never rejects. */
export function createEmphasis({ listener, now, failed }: EmphasisParts) {
  const mayReact = createPace(now)

  async function react(
    { channel, settings }: Watched,
    voice: Voice,
    { id, time, verdict }: Counted,
  ): Promise<void> {
    const label = strongly(verdict)
    const fresh = time > now() - FRESH_MILLISECONDS
    if (!settings.moodReactions || label === undefined || !fresh || !mayReact(channel)) return
    await voice.react(channel, id, EMOJI[label])
  }

  async function report({ channel }: Watched, voice: Voice, counted: readonly Counted[]): Promise<void> {
    const ids = counted.filter(({ verdict }) => strongly(verdict) === 'negative').map(({ id }) => id)
    if (listener === undefined || ids.length === 0) return
    const links = await voice.links(channel, ids)
    for (const message of ids) {
      const link = links.get(message)
      await listener({ kind: 'negative-message', channel, message, ...(link !== undefined && { link }) })
    }
  }

  return async (watched: Watched, voice: Voice, counted: readonly Counted[]): Promise<void> => {
    await report(watched, voice, counted).catch((error) =>
      failed('a negative message could not be reported', error),
    )
    for (const one of counted) {
      await react(watched, voice, one).catch((error) =>
        failed('an emoji could not be put on a message', error),
      )
    }
  }
}

function strongly(verdict: Verdict | undefined): 'positive' | 'negative' | undefined {
  if (verdict === undefined || typeof verdict === 'string') return undefined
  const { label, sure, score }: Score = verdict
  return sure && score >= STRONG_FROM && label !== 'neutral' ? label : undefined
}

/** Whether one more emoji may be put in a channel; asking counts as one when it may. */
function createPace(now: () => number): (channel: Channel) => boolean {
  const put = new Map<string, number[]>()
  return (channel) => {
    const key = channelKey(channel)
    const recent = (put.get(key) ?? []).filter((time) => time > now() - HOUR_MILLISECONDS)
    if (recent.length >= MOST_AN_HOUR) return false
    put.set(key, [...recent, now()])
    return true
  }
}
