/** What reaches one door: done once, in order, and finished before the door closes. */
export interface Arrivals {
  /**
   * Does the work once for an arrival with these identities; what comes again is dropped. Never rejects: a failure is
   * logged without text. @param surface what it is, for the log.
   */
  once(surface: string, keys: readonly string[], work: () => Promise<void>): Promise<void>
  /** Does work that nothing repeats. Never rejects: as above. */
  run(surface: string, work: () => Promise<unknown>): Promise<void>
  /** Work on the same thing in the order it came, so that an edit or a deletion never overtakes the answer. */
  inOrder(key: string, work: () => Promise<void>): Promise<void>
  /** Whether such work is going on or waiting. */
  isBusyWith(key: string): boolean
  /** Whether something happened too long before the start to still be answered. @param time milliseconds since the epoch. */
  isOld(time: number): boolean
  /** Resolves when all begun work is done. */
  idle(): Promise<void>
}

/** Opens the arrivals of a door. @param explain an error's words for the operator, where they quote nobody. */
export type OpenArrivals = (door: string, explain: (error: unknown) => string | undefined) => Arrivals
