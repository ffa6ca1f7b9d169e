import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import type { Length } from './programme.ts'

/** Something that goes wrong in a day. */
export interface Trouble {
  /** When: a share of the day. */
  at: number
  kind: 'drop' | 'disconnect' | '429' | '500' | 'restart'
  /** Slack's side of it; a restart is Parley's. */
  cause(slack: FakeSlack): void
}

const WRITING = [
  'chat.postMessage',
  'chat.postEphemeral',
  'chat.update',
  'chat.delete',
  'views.update',
  'views.publish',
]

const drop = (at: number): Trouble => ({ at, kind: 'drop', cause: (slack) => slack.dropSockets() })
const disconnect = (at: number, reason: 'warning' | 'refresh_requested'): Trouble => {
  return { at, kind: 'disconnect', cause: (slack) => slack.disconnect(reason) }
}
const restart = (at: number): Trouble => ({ at, kind: 'restart', cause: () => {} })

/** The next calls of each of these methods are refused for a while. */
const storm = (at: number, retryAfter: number, times: number, methods = WRITING): Trouble => ({
  at,
  kind: '429',
  cause(slack) {
    for (const method of methods) slack.fail({ method, status: 429, retryAfter, times })
  },
})
const failures = (at: number, methods = [...WRITING, 'response_url']): Trouble => ({
  at,
  kind: '500',
  cause(slack) {
    for (const method of methods) slack.fail({ method, status: 500 })
  },
})

const FULL: readonly Trouble[] = [
  ...[0.12, 0.3, 0.45, 0.68, 0.85].map(drop),
  disconnect(0.2, 'warning'),
  disconnect(0.6, 'refresh_requested'),
  restart(0.5),
  ...[storm(0.1, 1, 3), storm(0.28, 2, 4), storm(0.44, 3, 2), storm(0.7, 2, 4), storm(0.82, 5, 2)],
  storm(0.35, 1, 1, ['views.open']),
  ...[0.17, 0.38, 0.56, 0.75, 0.9].map((at) => failures(at)),
]

const SHORT: readonly Trouble[] = [
  storm(0.05, 1, 1, ['chat.postMessage']),
  failures(0.1, ['chat.postEphemeral']),
  drop(0.3),
  restart(0.55),
]

/** In order of time. */
export const troublesOf = (length: Length) =>
  [...(length === 'full' ? FULL : SHORT)].sort((one, other) => one.at - other.at)
