import { createAlertStates } from '../../../src/alert-states.ts'
import { createAnswering } from '../../../src/answering.ts'
import { createChannels } from '../../../src/channels.ts'
import type { Account } from '../../../src/contract/audit.ts'
import type { Channel } from '../../../src/contract/channels.ts'
import type { PersonSettings } from '../../../src/contract/people.ts'
import type { Store } from '../../../src/contract/store.ts'
import type { WatchEvent } from '../../../src/contract/watch-event.ts'
import { createMoodHours } from '../../../src/mood-hours.ts'
import { openPolicy } from '../../../src/policy/open-policy.ts'
import { createMoodAnswer } from '../../../src/watch/mood/answer.ts'
import { createMood } from '../../../src/watch/mood/mood.ts'
import type { Score, Scorer, Verdict } from '../../../src/watch/mood/score.ts'
import type { Room } from '../../../src/watch/room.ts'
import { createWatch } from '../../../src/watch/watch.ts'
import { silentLog } from '../../fakes/runner.ts'

export const general: Channel = { platform: 'slack', workspace: 'T1', channel: 'C1' }
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** What the fake model finds in a text: the words it knows, or neutral. */
export const SCORES: Record<string, Score> = {
  'that is great': { label: 'positive', sure: true, score: 0.95, polarity: 0.8712 },
  'I am unhappy with it': { label: 'negative', sure: true, score: 0.95, polarity: -0.85 },
  'hmm perhaps': { label: 'positive', sure: false, score: 0.4, polarity: 0.1234 },
}
export const NEUTRAL: Score = { label: 'neutral', sure: true, score: 0.8, polarity: 0.0101 }
export const knownScore = (text: string): Score => SCORES[text] ?? NEUTRAL

export interface SettingParts {
  store: Store
  now: () => number
  wishes?: Record<string, PersonSettings>
  score?: Scorer
  mostAtOnce?: number
  room?: Room
  skewMilliseconds?: number
  timeZone?: string
  days?: number
}

/** A watch that measures moods as main/watch.ts joins it, with a fake model. */
export function openMood({ store, now, wishes = {}, timeZone = 'UTC', days = 400, ...given }: SettingParts) {
  const channels = createChannels(store, now)
  const hours = createMoodHours(store, days, now)
  const scored: string[] = []
  const failures: string[] = []
  const events: WatchEvent[] = []
  const accounts: Account[] = []
  const score: Scorer = async (_channel, { text }): Promise<Verdict> => {
    scored.push(text)
    return knownScore(text)
  }
  const record = async (account: Account) => void accounts.push(account)
  const answer = createAnswering({ policy: openPolicy, record, log: silentLog })
  const failed = (what: string, error: unknown) => void failures.push(`${what}: ${String(error)}`)
  const people = { settings: async ({ user }: { user: string }) => wishes[user] ?? {} }
  const listener = async (event: WatchEvent) => void events.push(event)
  const mood = createMood({
    ...{ channels, hours, states: createAlertStates(store), people, score, timeZone, now, failed, listener },
    ...given,
  })
  const watch = createWatch({
    ...{ channels, failed, parts: [mood] },
    mood: createMoodAnswer({ answer, channels, hours, timeZone, now }),
  })
  return { watch, channels, hours, scored, failures, events, accounts }
}
