import Bottleneck from 'bottleneck'
import { codedError } from '../../src/contract/errors.ts'
import type { Log } from '../../src/contract/log.ts'
import type { Priority } from '../../src/contract/request.ts'
import { createAttempt } from './attempt.ts'
import { PACING } from './rate-limits.ts'

/** A call that changes something in a channel. */
export interface WriteCall {
  channel: string
  priority?: Priority
}

/**
 * When calls to Discord are made: again after faults, the interactive ones first, and the others so spaced that they leave
 * room. Rejects with what the call rejected with.
 */
export interface Pace {
  /** @param background what is read when nobody waits for it: such readings of the same are spaced. */
  read<T>(ask: () => Promise<T>, background?: string): Promise<T>
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
  const wait = createWait(pacing)
  let stopped = false

  async function write<T>({ channel, priority }: WriteCall, send: () => Promise<T>): Promise<T> {
    const urgent = priority !== 'background'
    if (!urgent) await wait(channel)
    // Bottleneck's priorities: 0 goes first, 9 last.
    return await channels.key(channel).schedule({ priority: urgent ? 4 : 6 }, () => attempt(send))
  }

  async function track<T>(start: () => Promise<T>): Promise<T> {
    if (stopped) throw codedError('CANCELLED', 'Parley is shutting down.')
    const call = start()
    begun.add(call)
    return await call.finally(() => begun.delete(call))
  }

  return {
    read: (ask, background) =>
      track(async () => {
        if (background !== undefined) await wait(`read ${background}`)
        return await attempt(ask)
      }),
    write: (call, send) => track(() => write(call, send)),
    async stop() {
      stopped = true
      await Promise.allSettled(begun)
    },
  }
}

/** Lets background writes on one by one, in each channel and over all, before they stand in the channel's queue. */
function createWait({ backgroundGapMilliseconds, backgroundMilliseconds, idleMilliseconds }: typeof PACING) {
  const gaps = new Bottleneck.Group({ minTime: backgroundGapMilliseconds, timeout: idleMilliseconds })
  const all = new Bottleneck({ minTime: backgroundMilliseconds })
  return (channel: string) => gaps.key(channel).schedule(() => all.schedule(async () => {}))
}
