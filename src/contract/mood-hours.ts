import type { Channel } from './channels.ts'

/** Up to where messages are counted: those before `time`, and these at that very time. */
export interface Through {
  /** Milliseconds since the epoch. */
  time: number
  ids: readonly string[]
}

/** What was counted in one hour of a channel: numbers only, of nobody in particular. */
export interface MoodHour {
  /** When the hour began (UTC); milliseconds since the epoch. */
  time: number
  /** Messages that say something, of people who did not opt out. */
  seen: number
  /** Those of them that were scored; fewer when there was too much to do. */
  scored: number
  /** How many of those were surely so; the rest is unsure. */
  positive: number
  neutral: number
  negative: number
  unsure: number
  /** The sum over the scored messages of their score for positive less that for negative, in ten-thousandths. */
  polarity: number
  /** Clearly glad and clearly sad emoji: reactions to the scored messages, and messages of nothing else. */
  glad: number
  sad: number
  /** Only in the newest record of a channel. */
  through?: Through
}

/** The moods of channels, an hour a record. */
export interface MoodHours {
  /** The hours that began from `since` to before `until` (milliseconds since the epoch), in order; what is missing was silent. */
  read(channel: Channel, since: number, until: number): Promise<MoodHour[]>
  /** Writes an hour over what was there, in one step. */
  write(channel: Channel, hour: MoodHour): Promise<void>
}
