const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Numbers of the outgoing calls; times in milliseconds. */
export const LIMITS = {
  /** One call, from looking up the name to the status. */
  callMilliseconds: 10 * SECOND,
  /** Nobody else tries what a process has taken, for this long: longer than a call. */
  leaseMilliseconds: 25 * SECOND,
  /** How often the queue is looked through for what is due and for what other processes put there. */
  lookMilliseconds: 2 * SECOND,
  /** For each so many that wait, one look is left out: reading ten thousand holds the main loop up for 30 ms. */
  looksRarerEach: 1000,
  firstWaitMilliseconds: 5 * SECOND,
  longestWaitMilliseconds: 2 * HOUR,
  /** How long an event is tried. */
  tryMilliseconds: DAY,
  /** How long what was given up is kept. */
  deadMilliseconds: 7 * DAY,
  /** What waited this long, because no Parley was running, is not sent any more. */
  queueMilliseconds: 30 * DAY,
  /** Calls to one webhook at a time. */
  callsAtOnce: 4,
  /** Events that may wait for one webhook; more are not kept. */
  waiting: 10_000,
  /** How much of an answer is read; nothing in it counts. */
  answerBytes: 16 * 1024,
} as const
