/** A channel on a platform; the ids are the platform's own. */
export interface Channel {
  platform: string
  workspace: string
  channel: string
}

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
  /** IANA, for example `Europe/Paris`: whose hours and days; without one the operator's. */
  timeZone?: string
  /** BCP 47: the language of what Parley says there unasked; without one English. */
  locale?: string
}

/** What to change; `undefined` takes a setting back to its default. */
export type ChannelChange = {
  [K in Exclude<keyof ChannelSettings, 'moodSince'>]?: ChannelSettings[K] | undefined
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
  /** @param by what people call who changes it, for telling the channel. @throws BAD_REQUEST for a time zone that there is not. */
  change(channel: Channel, change: ChannelChange, by?: string): Promise<ChannelSettings>
  /** The channels of a platform for which anything is set. */
  list(platform: string): Promise<SetChannel[]>
  /** Says from now on what was changed in this process. @returns what ends that. */
  onChange(listener: ChannelListener): () => void
}
