import { LogLevel, type WebClientOptions } from '@slack/web-api'
import Bottleneck from 'bottleneck'
import { codedError } from '../../src/contract/errors.ts'
import type { Log } from '../../src/contract/log.ts'
import type { Priority } from '../../src/contract/request.ts'
import { createAttempt } from './attempt.ts'
import { type Method, PACING, RATES } from './rate-limits.ts'

/** What every WebClient is made with: the pace decides when a call is made again, and no text gets into a log. */
export const CLIENT_OPTIONS = {
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: PACING.timeoutMilliseconds,
  logLevel: LogLevel.ERROR,
} satisfies WebClientOptions

/** A call that asks something. */
export interface ReadCall {
  team: string
  method: Method
  priority?: Priority
}

/** A call that changes something in a channel. */
export interface WriteCall extends ReadCall {
  channel: string
}

/**
 * When calls to the Web API are made: within Slack's limits, again after 429 and faults, the interactive ones first.
 * Rejects with what the call rejected with.
 */
export interface Pace {
  read<T>(call: ReadCall, ask: () => Promise<T>): Promise<T>
  /** Writes to one channel keep their order and go one at a time. */
  write<T>(call: WriteCall, send: () => Promise<T>): Promise<T>
  /** Takes nothing new (CANCELLED) and resolves when all begun calls are done. */
  stop(): Promise<void>
}

export interface PaceParts {
  log: Log
  pacing?: typeof PACING
}

export function createPace({ log, pacing = PACING }: PaceParts): Pace {
  const attempt = createAttempt(log, pacing.backoffMilliseconds)
  const begun = new Set<Promise<unknown>>()
  const channels = new Bottleneck.Group({ maxConcurrent: 1, timeout: pacing.idleMilliseconds })
  const methods = new Map<string, Bottleneck.Group>()
  const backgrounds = new Map<string, Bottleneck.Group>()
  for (const [method, rate] of Object.entries(RATES)) {
    methods.set(method, limitersFor(rate, pacing))
    backgrounds.set(method, backgroundFor(rate, pacing))
  }
  let stopped = false

  async function read<T>({ team, method, priority }: ReadCall, call: () => Promise<T>, channel = '') {
    const place = RATES[method] === 'channel' ? `${team}/${channel}` : team
    const limiter = methods.get(method)!.key(place)
    return await limiter.schedule(urgency(priority), () => attempt(`${method} ${place}`, call))
  }

  /** Lets calls that nobody waits for on, before they stand in any queue of the others. */
  async function letOn({ team, method, priority }: ReadCall, channel = ''): Promise<void> {
    if (priority !== 'background') return
    const place = RATES[method] === 'channel' ? `${team}/${channel}` : team
    await backgrounds
      .get(method)!
      .key(place)
      .schedule(async () => {})
  }

  async function track<T>(start: () => Promise<T>): Promise<T> {
    if (stopped) throw codedError('CANCELLED', 'Parley is shutting down.')
    const call = start()
    begun.add(call)
    return await call.finally(() => begun.delete(call))
  }

  return {
    read: (call, ask) =>
      track(async () => {
        await letOn(call)
        return await read(call, ask)
      }),
    write: (call, send) =>
      track(async () => {
        await letOn(call, call.channel)
        const limiter = channels.key(`${call.team}/${call.channel}`)
        return await limiter.schedule(urgency(call.priority), () => read(call, send, call.channel))
      }),
    async stop() {
      stopped = true
      await Promise.allSettled(begun)
    },
  }
}

/** A full minute's calls may start at once; what has run out comes back each minute. */
function limitersFor(rate: number | 'channel', pacing: typeof PACING): Bottleneck.Group {
  const timeout = pacing.idleMilliseconds
  if (rate === 'channel') return new Bottleneck.Group({ timeout, minTime: pacing.postGapMilliseconds })
  return new Bottleneck.Group({
    timeout,
    maxConcurrent: pacing.readsAtOnce,
    reservoir: rate,
    reservoirRefreshAmount: rate,
    reservoirRefreshInterval: 60_000,
  })
}

/** What nobody waits for gets a share of each limit, evenly spread, so that whoever waits finds the rest of it free. */
function backgroundFor(rate: number | 'channel', pacing: typeof PACING): Bottleneck.Group {
  const gap = rate === 'channel' ? pacing.postGapMilliseconds : 60_000 / rate
  return new Bottleneck.Group({ timeout: pacing.idleMilliseconds, minTime: gap / pacing.backgroundShare })
}

/** Bottleneck's priorities: 0 goes first, 9 last. */
function urgency(priority: Priority = 'interactive'): Bottleneck.JobOptions {
  return { priority: priority === 'interactive' ? 4 : 6 }
}
