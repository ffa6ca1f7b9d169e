import type { Channel } from './channels.ts'

/** A mood that fell, in numbers. Moods are from -1 (all negative) to 1 (all positive), shares from 0 to 1. */
export interface Alert {
  /** The stretch it is about: from `since` to before `until`; milliseconds since the epoch. */
  since: number
  until: number
  /** Messages scored in that stretch. */
  messages: number
  mood: number
  /** What is usual in the channel, and how far below it the mood had to fall. */
  baseline: number
  drop: number
  /** Messages that were surely negative: in that stretch, and usually. */
  negative: number
  usuallyNegative: number
}

/** How far a channel has been looked at, and whether it may raise an alert. */
export interface AlertState {
  /** The beginning of the last hour that was looked at; milliseconds since the epoch. */
  evaluated: number
  /** False from an alert until the mood has recovered. */
  armed: boolean
  /** `until` of the last alert. */
  alerted?: number
}

/** What is kept of a channel's alerts. */
export interface KeptAlerts extends AlertState {
  /** An alert that was raised and has not reached everybody yet. */
  due?: { alert: Alert; to: readonly AlertWay[] }
}

/** `event`: to who listens for events; `message`: to whom the channel's settings name. */
export type AlertWay = 'event' | 'message'

/** The alerts of channels; they outlive a restart. */
export interface AlertStates {
  read(channel: Channel): Promise<KeptAlerts | undefined>
  write(channel: Channel, kept: KeptAlerts): Promise<void>
  forget(channel: Channel): Promise<void>
}
