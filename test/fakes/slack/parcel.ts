import type { Ack } from './ledger.ts'

/** Something to hand to the app. */
export interface Parcel {
  kind: 'events_api' | 'slash_commands' | 'interactive'
  /** What it is called in `slack.acks`. */
  type: string
  payload: Record<string, unknown>
}

export interface Attempt {
  /** 0 for the first. */
  number: number
  /** Why the one before failed. */
  reason?: string
}

export interface Receipt {
  outcome: Ack['outcome']
  milliseconds: number
  /** What the app sent with its acknowledgement. */
  payload?: unknown
  /** Why it failed, as Slack tells with the next try. */
  reason?: string
  /** The app asked not to be tried again. */
  final?: boolean
}

/** Brings a parcel to the app and waits for its acknowledgement. Never rejects. */
export type Carrier = (parcel: Parcel, attempt: Attempt, withinMilliseconds: number) => Promise<Receipt>
