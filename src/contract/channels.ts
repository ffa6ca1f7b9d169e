import type { Person } from './people.ts'

/** A channel on a platform; the ids are the platform's own. */
export interface Channel {
  platform: string
  workspace: string
  channel: string
}

/**
 * When a channel is told what matters in it, and where. Channels of a workspace whose digests go to the same place at the
 * same time come as one.
 */
export interface DigestPlan {
  /** `HH:mm`, as the clocks of the channel's time zone show it. */
  at: string
  /** From 1 (Monday) to 7 (Sunday): with one day it is weekly, with several or all of them daily. */
  weekdays: readonly number[]
  /** Another channel, or persons directly, of the same workspace; without it the channel itself. */
  to?: { channel: string } | { persons: readonly string[] }
}

/** What is translated in a channel without being asked; languages are ISO 639-1. */
export interface TranslationPlan {
  /** Those that are spoken there: each message that is in one of them appears in the others. */
  languages: readonly string[]
  /** In the thread of the message, or below it; without it only in the mirror and for who wants it for themselves. */
  where?: 'thread' | 'below'
  /** Another channel of the same workspace, where each message appears in this language with its author's name. */
  mirror?: { channel: string; language: string }
}

/** What a plan may hold at most: persons that one digest goes to, and languages, since each message appears in all the others. */
export const PLAN_LIMITS = { persons: 20, languages: 5 } as const

/** When digests come if nobody chose a time. */
export const DIGEST_TIME = '09:00'

/** What an administrator has set for a channel; what is missing is as in `CHANNEL_DEFAULTS`. */
export interface ChannelSettings {
  /** Flag reactions are answered with a translation in the thread. */
  flags: boolean
  /** Answers to mentions stand in the thread for all to see; else only the asker sees them. */
  publicAnswers: boolean
  /** Parley may read the channel's history when one of its members asks for a summary. */
  summaries: boolean
  /** The mood is measured: each message is scored and goes into counts an hour. */
  mood: boolean
  /** When that was switched on; milliseconds since the epoch. It comes with changing `mood`. */
  moodSince?: number
  /** Parley puts an emoji on messages that feel strongly positive or negative. */
  moodReactions: boolean
  /** Who is told when the mood falls: a channel or a person of the same workspace. */
  alertTo?: { channel: string } | { person: string }
  /** What matters there is told again and again. */
  digest?: DigestPlan
  /** When that plan was set; milliseconds since the epoch. It comes with changing `digest`. */
  digestSince?: number
  translation?: TranslationPlan
  /** IANA, for example `Europe/Paris`: whose hours and days; without one the operator's. */
  timeZone?: string
  /** BCP 47: the language of what Parley says there unasked; without one English. */
  locale?: string
}

/** What to change; `undefined` takes a setting back to its default. */
export type ChannelChange = {
  [K in Exclude<keyof ChannelSettings, 'moodSince' | 'digestSince'>]?: ChannelSettings[K] | undefined
}

export const CHANNEL_DEFAULTS: Readonly<ChannelSettings> = {
  flags: true,
  publicAnswers: false,
  summaries: true,
  mood: false,
  moodReactions: false,
}

/** A channel for which something is set. */
export interface SetChannel {
  channel: Channel
  settings: ChannelSettings
}

/** Called after a change, before its promise resolves. Must not throw. `by`: what people call who changed it. */
export type ChannelListener = (
  channel: Channel,
  settings: ChannelSettings,
  before: ChannelSettings,
  by?: string,
) => void

/** The settings of channels. */
export interface Channels {
  settings(channel: Channel): Promise<ChannelSettings>
  /**
   * @param by what people call who changes it, for telling the channel.
   * @throws BAD_REQUEST for a time zone that there is not, and for a plan that cannot be.
   */
  change(channel: Channel, change: ChannelChange, by?: string): Promise<ChannelSettings>
  /** The channels of a platform for which anything is set. */
  list(platform: string): Promise<SetChannel[]>
  /**
   * Takes a person out of whom alerts and digests go to directly; a digest that would go to nobody is switched off.
   * @returns how many channels told them something.
   */
  forget(person: Person): Promise<number>
  /** Says from now on what was changed in this process. @returns what ends that. */
  onChange(listener: ChannelListener): () => void
}
