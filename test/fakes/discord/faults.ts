/** What the REST API shall do wrong. */
export interface Fault {
  /** `POST`; any if not given. */
  method?: string
  /** The whole path without `/api/v10`, or what fits it; any if not given. */
  path?: string | RegExp
  /** 1 if not given. */
  times?: number
  /**
   * `reset` cuts the connection before anything is done, `lost` does everything and then cuts it,
   * `timeout` never answers.
   */
  status: 429 | 500 | 502 | 503 | 'reset' | 'lost' | 'timeout'
  /** Seconds, with 429; 1 if not given. */
  retryAfter?: number
  /** With 429: all routes are limited. */
  global?: boolean
  /** With 429: the limit is that of the channel or the guild, not the bot's. */
  shared?: boolean
}

type Which = Pick<Fault, 'method' | 'path'>

export interface Faults {
  fail(fault: Fault): void
  /** Every call that fits takes that many milliseconds longer. */
  slow(which: Which, milliseconds: number): void
  take(method: string, path: string): Fault | undefined
  delayOf(method: string, path: string): number
}

export function createFaults(): Faults {
  const faults: (Fault & { left: number })[] = []
  const delays: [Which, number][] = []
  const fits = (which: Which, method: string, path: string) =>
    (which.method ?? method) === method &&
    (which.path === undefined ||
      (typeof which.path === 'string' ? which.path === path : which.path.test(path)))
  return {
    fail: (fault) => void faults.push({ ...fault, left: fault.times ?? 1 }),
    slow: (which, milliseconds) => void delays.push([which, milliseconds]),
    take(method, path) {
      const found = faults.find((row) => row.left > 0 && fits(row, method, path))
      if (found) found.left -= 1
      return found
    },
    delayOf: (method, path) => delays.findLast(([which]) => fits(which, method, path))?.[1] ?? 0,
  }
}
