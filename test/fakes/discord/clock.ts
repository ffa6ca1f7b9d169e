/** Discord's ids begin here: the first second of 2015 (docs.discord.com/developers/reference#snowflakes). */
const EPOCH = 1_420_070_400_000n

/** The fake's own time. Only WebSockets go by the real one. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Makes tokens of interactions older without waiting. */
  advance(milliseconds: number): void
  /** A new id; each is larger than the one before. @param at for something that was made at another time. */
  snowflake(at?: number): string
}

export function createClock(base: () => number = Date.now): Clock {
  let ahead = 0
  let last = 0n
  let serial = 0n
  const now = () => base() + ahead
  return {
    now,
    advance: (milliseconds) => {
      ahead += milliseconds
    },
    snowflake(at) {
      if (at !== undefined) return String(firstOf(at) + (++serial % 4096n))
      const first = firstOf(now())
      last = first > last ? first : last + 1n
      return String(last)
    },
  }
}

const firstOf = (milliseconds: number) => (BigInt(Math.floor(milliseconds)) - EPOCH) << 22n

/** When the thing with this id was made, in milliseconds since the epoch. */
export const timeOf = (id: string) => Number((BigInt(id) >> 22n) + EPOCH)

/** For sorting ids, the oldest first. */
export const compareIds = (a: string, b: string) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)

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
