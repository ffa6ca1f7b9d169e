/**
 * Calls a minute that Slack allows each method in each workspace; "50+" counts as 50. The tier of a method stands on its
 * page. https://docs.slack.dev/apis/web-api/rate-limits
 */
export const RATES = {
  'users.info': 100,
  'conversations.info': 50,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.members': 100,
  'conversations.list': 20,
  /** "Special": several hundred. https://docs.slack.dev/reference/methods/chat.getPermalink */
  'chat.getPermalink': 300,
  /** Counted by channel, not by minute: see `PACING.postGapMilliseconds`. */
  'chat.postMessage': 'channel',
  'chat.postEphemeral': 100,
  'chat.update': 50,
  'chat.delete': 50,
  'conversations.open': 50,
  'reactions.add': 50,
  'reactions.remove': 20,
  'views.open': 100,
  'views.update': 100,
  'views.publish': 100,
  'views.push': 100,
  'users.conversations': 50,
  'usergroups.users.list': 20,
  'functions.completeSuccess': 50,
  'functions.completeError': 50,
  /** The last of the three calls that an upload takes; all three are of the same tier. */
  'files.completeUploadExternal': 100,
} as const satisfies Record<string, number | 'channel'>

/** A method of the Web API that Parley calls through the pace. */
export type Method = keyof typeof RATES

/** How calls are spaced and repeated. */
export const PACING = {
  /** "1 per second" in each channel. https://docs.slack.dev/apis/web-api/rate-limits */
  postGapMilliseconds: 1000,
  /** Waits before a call that failed on Slack's side or on the way is made again; after the last it has failed. */
  backoffMilliseconds: [500, 1500, 4000],
  /** Ours: the share of each limit that calls which nobody waits for may use up. */
  backgroundShare: 0.5,
  /** Calls of one method on their way at the same time, so that a 429 refuses few. */
  readsAtOnce: 5,
  /** What has not been used for so long is forgotten. Longer than any Retry-After seen. */
  idleMilliseconds: 15 * 60_000,
  /** A call without an answer has failed. */
  timeoutMilliseconds: 20_000,
}

/** What one reading takes in. */
export const READING = {
  /** Slack recommends no more; it gives restricted apps 15. https://docs.slack.dev/apis/web-api/pagination */
  pageMessages: 200,
  /** Lists of ids are small. https://docs.slack.dev/apis/web-api/pagination */
  pageIds: 999,
  /** The newest messages when none are named. */
  defaultMessages: 100,
  maximumMessages: 1000,
  /** Looked through for threads with late replies. */
  lookedThrough: 1000,
  /** The newest threads whose replies are read. */
  threads: 30,
  /** Restricted apps get a page a minute: nobody waits for all of them. */
  patienceMilliseconds: 120_000,
} as const

/** How far before a time threads are looked for that have replies since. The second is ours. */
export const LOOK_BACK = {
  /** https://docs.slack.dev/apis/web-api/pagination */
  pageMessages: 200,
  milliseconds: 7 * 24 * 60 * 60_000,
} as const

/** What is read of a channel that is watched, when nobody waits for it. All ours but the first. */
export const SPAN = {
  /** https://docs.slack.dev/apis/web-api/pagination */
  pageMessages: 200,
  /** At least this many are read when there are so many, the newest. */
  messages: 10_000,
  threads: 300,
  /** Looked through for threads with late replies: what background calls read in a minute, 25 pages. */
  lookedThrough: 5000,
} as const

/** A `response_url`. https://docs.slack.dev/interactivity/handling-user-interaction */
export const RESPONSE_URL = {
  uses: 5,
  lifeMilliseconds: 30 * 60_000,
  timeoutMilliseconds: 10_000,
  backoffMilliseconds: [500],
} as const
