/** How long a month is and how much is said in it. */
export interface Month {
  seed: number
  /** Milliseconds since the epoch. */
  start: number
  end: number
  messages: number
  /** Channels of each of the two platforms. */
  channels: number
  people: number
  tickMilliseconds: number
  /** Of more messages that are due at once a sample is read: so few that a few hours off are too much. */
  mostAtOnce: number
}

const SIZES = { channels: 15, people: 120, mostAtOnce: 200 }

/** The clocks of New York, Paris and Sydney change within it. */
export const LONG_MONTH: Omit<Month, 'seed'> = {
  ...SIZES,
  start: Date.UTC(2026, 2, 6),
  end: Date.UTC(2026, 3, 6),
  messages: 200_000,
  tickMilliseconds: 5 * 60_000,
}

/** Those of Paris do. */
export const SHORT_MONTH: Omit<Month, 'seed'> = {
  ...SIZES,
  start: Date.UTC(2026, 2, 27),
  end: Date.UTC(2026, 3, 1),
  messages: 9000,
  tickMilliseconds: 15 * 60_000,
}
