/** What could not be read, and what would help; `remarkWords` says it in the asker's language. */
export type Remark =
  /** Parley is not in the channel (an id). */
  | { kind: 'invite'; channel: string }
  /** Slack has not given Parley this scope (or one of these, separated by commas). */
  | { kind: 'scope'; scope: string }
  /** There is no such channel that the asker may read: an id or a name without `#`. */
  | { kind: 'notFound'; name: string }
  /** Only the newest `read` messages were read, because of the limit of messages or of time. */
  | { kind: 'cut'; read: number }
  /** Among the `read` newest messages none of the asker's shows since when they were away: all were taken. */
  | { kind: 'notSeen'; read: number }
  /** Replies of only `read` of the `threads` threads were read, the newest. */
  | { kind: 'threadsCut'; read: number; threads: number }
  /** Before the time that was asked for there was too much to find every thread with replies since. */
  | { kind: 'lateCut' }
