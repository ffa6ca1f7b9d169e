const MINUTE_MILLISECONDS = 60_000
/** A message counts as it stood so long after it was written, by the machine's clock. */
export const SETTLE_MILLISECONDS = 10 * MINUTE_MILLISECONDS

/** From `at` on the machine's clock shows `offset` more than the time there is; milliseconds. */
export interface Jump {
  at: number
  offset: number
}

/** The time that there is, and what the machine's clock makes of it; milliseconds since the epoch. */
export interface Clock {
  /** The time that there is, which the platforms go by. */
  time: number
  /** What the machine's clock shows now, and at another time. */
  now(): number
  shows(time: number): number
  /** When, from `from` on, the clock first shows that a message written at `written` has settled. */
  settles(written: number, from: number): number
}

/** A clock that is moved by hand. */
export function createClock(start: number, jumps: readonly Jump[]): Clock {
  const pieces = [{ at: Number.NEGATIVE_INFINITY, offset: 0 }, ...jumps]
  const offsetAt = (time: number) => pieces.findLast(({ at }) => at <= time)!.offset
  const clock: Clock = {
    time: start,
    now: () => clock.shows(clock.time),
    shows: (time) => time + offsetAt(time),
    settles(written, from) {
      for (const [index, { at, offset }] of pieces.entries()) {
        const first = Math.max(at, from, written + SETTLE_MILLISECONDS - offset)
        if (first < (pieces[index + 1]?.at ?? Number.POSITIVE_INFINITY)) return first
      }
      throw new Error('the last piece has no end')
    },
  }
  return clock
}
