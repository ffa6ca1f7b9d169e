/** What the Web API shall do wrong. */
export interface Fault {
  /** `*` for any; `response_url` and `upload` are methods too. */
  method: string
  /** 1 if not given. */
  times?: number
  /** `reset` cuts the connection, `timeout` never answers. */
  status?: 429 | 500 | 'reset' | 'timeout'
  /** Seconds, with 429; 1 if not given. */
  retryAfter?: number
  /** Slack's code with HTTP 200, instead of `status`. */
  error?: string
}

export interface Faults {
  fail(fault: Fault): void
  slow(method: string, milliseconds: number): void
  take(method: string): Fault | undefined
  delayOf(method: string): number
}

export function createFaults(): Faults {
  const faults: (Fault & { left: number })[] = []
  const delays = new Map<string, number>()
  return {
    fail: (fault) => void faults.push({ ...fault, left: fault.times ?? 1 }),
    slow: (method, milliseconds) => void delays.set(method, milliseconds),
    take(method) {
      const found = faults.find((row) => row.left > 0 && (row.method === method || row.method === '*'))
      if (found) found.left -= 1
      return found
    },
    delayOf: (method) => delays.get(method) ?? delays.get('*') ?? 0,
  }
}
