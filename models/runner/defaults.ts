/** What a runner does unless told otherwise. */
export const DEFAULTS = {
  memoryLimitMegabytes: 1500,
  /** Waiting requests of each priority. */
  queueLimit: 10_000,
  /** Remembered answers. */
  cacheSize: 5000,
  shareInFlight: true,
  idleMilliseconds: 600_000,
  hangMilliseconds: 60_000,
  /** Of host time, while people wait as well. */
  backgroundShare: 0.1,
  batchItems: 64,
  /** Padded tokens of a batch. */
  batchTokens: 2048,
  /** Aimed length of a background batch while people are about. */
  backgroundMilliseconds: 10,
} as const
