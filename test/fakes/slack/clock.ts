/** The fake's own time. Only signatures and WebSockets go by the real one. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Makes triggers and response URLs older without waiting. */
  advance(milliseconds: number): void
  /** A message's `ts`: seconds and six digits; each is later than the one before. */
  stamp(): string
}

export function createClock(base: () => number = Date.now): Clock {
  let ahead = 0
  let last = 0
  const now = () => base() + ahead
  return {
    now,
    advance: (milliseconds) => {
      ahead += milliseconds
    },
    stamp() {
      last = Math.max(Math.floor(now()) * 1000 + 1, last + 101)
      return toStamp(last)
    },
  }
}

/** @param microseconds since the epoch. */
export const toStamp = (microseconds: number) =>
  `${Math.floor(microseconds / 1e6)}.${String(microseconds % 1e6).padStart(6, '0')}`

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
