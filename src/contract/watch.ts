import type { Channel, ChannelSettings, SetChannel } from './channels.ts'
import type { HeardMessage, Observation } from './observation.ts'
import type { Reply } from './reply.ts'
import type { Origin } from './request.ts'

/** Where Parley speaks unasked: a channel, a thread in it, there for one person's eyes only, or a person directly. */
export type Place =
  | { workspace: string; channel: string; thread?: string; onlyFor?: string }
  | { workspace: string; person: string }

/** A message of Parley's that stands somewhere; the ids are the platform's own. */
export interface Standing {
  channel: string
  id: string
}

/** How Parley speaks and reads on one platform when nobody asked; each door has one while it is open. */
export interface Voice {
  platform: string
  /**
   * Shows a reply, over the earlier messages where there are any; without a reply it takes those away.
   * Resolves to what stands there now; a message for one person's eyes cannot be changed and is not among them.
   */
  say(place: Place, reply: Reply | undefined, earlier?: readonly Standing[]): Promise<Standing[]>
  /** Puts an emoji (Unicode) on a message. */
  react(channel: Channel, message: string, emoji: string): Promise<void>
  /**
   * The messages of a channel and its threads from `since` to before `until` (milliseconds since the epoch), in order of
   * time; `complete` is false when there was more than is read, so that older messages or replies in threads may be missing.
   */
  read(
    channel: Channel,
    since: number,
    until: number,
  ): Promise<{ messages: HeardMessage[]; complete: boolean }>
  /** Message id → address. Never rejects; what has no address is missing. */
  links(channel: Channel, messages: readonly string[]): Promise<ReadonlyMap<string, string>>
}

export const MOOD_PERIODS = ['day', 'week', 'month'] as const
export type MoodPeriod = (typeof MOOD_PERIODS)[number]

/** What Parley does unasked, in channels that opted in. */
export interface Watch {
  /** Takes what passed by. Returns at once and never throws; what is not watched is forgotten. */
  observe(observation: Observation): void
  /** A door opened: its channels are watched from where they were left. Resolves to what ends that, when the door closes. */
  join(voice: Voice): Promise<() => Promise<void>>
  /** How the mood of a channel was. Never rejects. */
  mood(channel: Channel, period: MoodPeriod, origin: Origin): Promise<Reply>
}

/**
 * One thing that Parley does unasked. It is told of every channel where anything passes by; what is switched off there is
 * its own to see.
 */
export interface WatchPart {
  /** Takes what passed by in a channel with these settings. */
  observe(observation: Observation, settings: ChannelSettings): void
  /** A door opened; these channels of it have settings. Resolves when what was missed is read. */
  join(voice: Voice, channels: readonly SetChannel[]): Promise<void>
  /** That door closes: what is begun ends soon, what is pending is forgotten; `join` finds it again. */
  leave(voice: Voice): Promise<void>
  /** An administrator changed a channel. `by`: what people call them. */
  change(channel: Channel, settings: ChannelSettings, before: ChannelSettings, by?: string): void
  /** Does what is due. Called about twice a minute, never while it is still at it. */
  tick(): Promise<void>
}
