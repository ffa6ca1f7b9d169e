/**
 * How calls are spaced and repeated. Discord's own limits come with its answers and `discord.js` keeps to them, so these are
 * all ours. https://docs.discord.com/developers/topics/rate-limits
 */
export const PACING = {
  /** Waits before a call that failed on Discord's side or on the way is made again; after the last it has failed. */
  backoffMilliseconds: [500, 1500, 4000, 10_000],
  /** The same for confirming an interaction, for which there are three seconds. */
  confirmMilliseconds: [50, 250, 700],
  /** Between writes to one channel that nobody waits for: they leave most of its limit (five in five seconds as seen) free. */
  backgroundGapMilliseconds: 2000,
  /** Between all writes that nobody waits for: a fifth of the 50 requests a second that a bot has. */
  backgroundMilliseconds: 100,
  /** What has not been used for so long is forgotten. */
  idleMilliseconds: 15 * 60_000,
}

/** What one reading takes in. */
export const READING = {
  /** https://docs.discord.com/developers/resources/message#get-channel-messages */
  pageMessages: 100,
  /** Ours: the newest messages when none are named. */
  defaultMessages: 100,
  /** Ours. */
  maximumMessages: 1000,
  /** Ours: a channel full of joins and boosts is not read to its beginning. */
  pages: 30,
} as const

/** Ours: what is read of a channel that is watched, when nobody waits for it. */
export const SPAN = {
  /** At least this many are read when there are so many, the newest. */
  messages: 10_000,
  threads: 300,
} as const

/** How people are looked up. */
export const PEOPLE = {
  /** https://docs.discord.com/developers/events/gateway-events#request-guild-members */
  atOnce: 100,
  /** Ours: names that take longer are those that the messages came with. */
  patienceMilliseconds: 5000,
  /** Ours: people remembered at a time, and for how long; Discord does not tell a bot when a name or a role changes. */
  remembered: { max: 10_000, ttl: 10 * 60_000 },
} as const
