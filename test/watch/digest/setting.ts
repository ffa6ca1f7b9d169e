import { createChannels } from '../../../src/channels.ts'
import type { Handle } from '../../../src/contract/adapter.ts'
import type { GivenDigest } from '../../../src/contract/digest.ts'
import type { PersonSettings } from '../../../src/contract/people.ts'
import type { TaskRequest } from '../../../src/contract/request.ts'
import type { Store } from '../../../src/contract/store.ts'
import { createDigestClaims } from '../../../src/digest-claims.ts'
import { createDigestStates } from '../../../src/digest-states.ts'
import { createMoodHours } from '../../../src/mood-hours.ts'
import { createDigest } from '../../../src/watch/digest/digest.ts'
import { createSumUp } from '../../../src/watch/digest/sum-up.ts'
import { createWatch } from '../../../src/watch/watch.ts'
import { fakeWishes } from '../../fakes/people.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const DAILY = [1, 2, 3, 4, 5, 6, 7]

interface Given {
  store: Store
  now(): number
  wishes?: Record<string, PersonSettings>
  handle?: Handle
  timeZone?: string
  /** Whether other processes still run; those of a test are all this one. */
  isRunning?: (pid: number) => boolean
}

/** Sums up as its first two messages, and is asked with these requests. */
export function firstTwo(): { handle: Handle; asked: TaskRequest[] } {
  const asked: TaskRequest[] = []
  const handle: Handle = async (request) => {
    asked.push(request)
    const messages = 'messages' in request.input ? request.input.messages : []
    const points = messages.slice(0, 2).map(({ id, user, text }) => ({ text, speaker: user, sources: [id] }))
    const data = { used: messages.length }
    return { title: 'sum', points, notes: [], models: ['sum@1'], data, visibility: 'private' }
  }
  return { handle, asked }
}

/** A watch that gives digests as main/watch.ts joins it. */
export function openDigest({ store, now, wishes = {}, timeZone = 'UTC', isRunning, ...given }: Given) {
  const channels = createChannels(store, now)
  const failures: string[] = []
  const events: GivenDigest[] = []
  const failed = (what: string, error: unknown) => void failures.push(`${what}: ${String(error)}`)
  const handle = given.handle ?? firstTwo().handle
  const digest = createDigest({
    channels,
    claims: createDigestClaims(store, isRunning),
    states: createDigestStates(store),
    hours: createMoodHours(store, 400, now),
    people: fakeWishes(wishes),
    sumUp: createSumUp({ handle, clock: now, failed }),
    onDigest: async (event) => void events.push(event),
    ...{ timeZone, now, failed },
  })
  const mood = () => {
    throw new Error('nobody asks for moods here')
  }
  const watch = createWatch({ channels, failed, parts: [digest], mood })
  return { watch, channels, failures, events }
}
