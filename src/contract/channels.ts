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
}

export const CHANNEL_DEFAULTS: Readonly<ChannelSettings> = {
  flags: true,
  publicAnswers: false,
  summaries: true,
}

/** The settings of channels. */
export interface Channels {
  settings(channel: Channel): Promise<ChannelSettings>
  change(channel: Channel, change: Partial<ChannelSettings>): Promise<ChannelSettings>
}
