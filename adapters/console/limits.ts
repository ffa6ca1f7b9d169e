/** The terminal's own numbers. */
export const LIMITS = {
  /** Columns of a bar that stands for 100 %. */
  barColumns: 30,
  /** Words shown as reasons. */
  reasons: 6,
  /** Lines that arrive within this time of each other were pasted together. Milliseconds. */
  pasteGapMilliseconds: 40,
  /** A paste with this many `Name: text` lines is a conversation. */
  conversationLines: 4,
  /** Bulk requests answered at the same time: enough to fill the hosts' batches. */
  bulkAtOnce: 512,
} as const
