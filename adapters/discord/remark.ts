/** What could not be read, and what would help; `remarkWords` says it in the asker's language. */
export type Remark =
  /** Parley lacks this permission in the channel (an id). */
  | { kind: 'permission'; permission: ReadPermission; channel: string }
  /** Parley is not here: it was installed for a person only, so it sees nothing but the message it is given. */
  | { kind: 'notHere' }
  /** There is no such channel that the asker may read: an id or a name without `#`. */
  | { kind: 'notFound'; name: string }
  /** The content of `unread` messages was held back, because Parley lacks the message-content intent. */
  | { kind: 'intent'; unread: number }
  /** Only the newest `read` messages were read, because of the limit of messages. */
  | { kind: 'cut'; read: number }
  /** Among the `read` newest messages none of the asker's shows since when they were away: all were taken. */
  | { kind: 'notSeen'; read: number }

/** What it takes to read a channel, in the order in which Discord asks for it; the last for voice channels only. */
export const READ_PERMISSIONS = ['ViewChannel', 'ReadMessageHistory', 'Connect'] as const

export type ReadPermission = (typeof READ_PERMISSIONS)[number]
