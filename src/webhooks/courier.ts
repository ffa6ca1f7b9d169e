import { errorCode, errorMessage } from '../contract/errors.ts'
import type { Log } from '../contract/log.ts'
import type { Deliver } from './deliver.ts'
import { LIMITS } from './limits.ts'
import { type Line, lineOf, renewLines } from './line.ts'
import { ofQueueKey, type Queue } from './queue.ts'

export interface CourierParts {
  queue: Pick<Queue, 'list'>
  deliver: Deliver
  log: Log
  /** Milliseconds since the epoch. */
  now(): number
  /** As in `LIMITS`. */
  lookMilliseconds?: number | undefined
}

/** Sends what waits; each webhook has its own line, so that a slow one holds up nobody. */
export interface Courier {
  start(): void
  /** Says that something new waits under a key. */
  add(key: string): void
  /** How many events wait for a webhook, as far as is known. */
  waiting(name: string): number
  /** Begins nothing more; resolves when what was begun is done. */
  stop(): Promise<void>
}

export function createCourier(parts: CourierParts): Courier {
  const { queue, log, now, lookMilliseconds = LIMITS.lookMilliseconds } = parts
  const lines = new Map<string, Line>()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  let looksToSkip = 0
  let failing = false
  const isOpen = () => timer !== undefined
  const advance = (line: Line) => startCalls(line, parts, isOpen)
  const look = async () => {
    const found = await queue.list()
    looksToSkip = Math.floor(found.length / LIMITS.looksRarerEach)
    renewLines(lines, found, now())
    for (const line of lines.values()) advance(line)
    failing = false
  }
  const failed = (error: unknown) => {
    // Once, not every two seconds for as long as it lasts.
    if (!failing)
      log.error({ code: errorCode(error) }, `the queue of webhooks cannot be read: ${errorMessage(error)}`)
    failing = true
  }
  const lookOnce = () => {
    if (looksToSkip-- > 0) return
    looking ??= look()
      .catch(failed)
      .finally(() => {
        looking = undefined
      })
  }
  return {
    start() {
      timer = setInterval(lookOnce, lookMilliseconds)
      lookOnce()
    },
    add(key) {
      const line = lineOf(lines, ofQueueKey(key).name)
      line.waiting += 1
      line.ready.push(key)
      advance(line)
    },
    waiting: (name) => lines.get(name)?.waiting ?? 0,
    async stop() {
      clearInterval(timer)
      timer = undefined
      await looking
      await Promise.all([...lines.values()].flatMap((line) => [...line.calls.values()]))
    },
  }
}

/** Begins as many calls as may go on at a time. */
function startCalls(line: Line, parts: CourierParts, isOpen: () => boolean): void {
  const { deliver, log, now } = parts
  while (isOpen() && line.calls.size < LIMITS.callsAtOnce && line.pausedUntil <= now()) {
    const key = line.ready.shift()
    if (key === undefined) return
    if (line.calls.has(key)) continue
    const call = deliver(key)
      .then((until) => {
        line.pausedUntil = until ?? line.pausedUntil
      })
      .catch((error) =>
        log.error({ code: errorCode(error) }, `an event could not be sent: ${errorMessage(error)}`),
      )
      .finally(() => {
        line.calls.delete(key)
        line.waiting -= 1
        startCalls(line, parts, isOpen)
      })
    line.calls.set(key, call)
  }
}
