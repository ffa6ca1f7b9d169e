import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import type { Trouble } from '../day/day.ts'
import type { Length } from '../day/programme.ts'

type Kind = 'drop' | 'disconnect' | '429' | '500' | 'restart'

/** Something that goes wrong in a day, on a Slack that is given later. */
interface Plan {
  at: number
  kind: Kind
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

const drop = (at: number): Plan => ({ at, kind: 'drop', cause: (slack) => slack.dropSockets() })
const disconnect = (at: number, reason: 'warning' | 'refresh_requested'): Plan => {
  return { at, kind: 'disconnect', cause: (slack) => slack.disconnect(reason) }
}
const restart = (at: number): Plan => ({ at, kind: 'restart', cause: () => {} })

/** The next calls of each of these methods are refused for a while. */
const storm = (at: number, retryAfter: number, times: number, methods = WRITING): Plan => ({
  at,
  kind: '429',
  cause(slack) {
    for (const method of methods) slack.fail({ method, status: 429, retryAfter, times })
  },
})
const failures = (at: number, methods = [...WRITING, 'response_url']): Plan => ({
  at,
  kind: '500',
  cause(slack) {
    for (const method of methods) slack.fail({ method, status: 500 })
  },
})

const FULL: readonly Plan[] = [
  ...[0.12, 0.3, 0.45, 0.68, 0.85].map(drop),
  disconnect(0.2, 'warning'),
  disconnect(0.6, 'refresh_requested'),
  restart(0.5),
  ...[storm(0.1, 1, 3), storm(0.28, 2, 4), storm(0.44, 3, 2), storm(0.7, 2, 4), storm(0.82, 5, 2)],
  storm(0.35, 1, 1, ['views.open']),
  ...[0.17, 0.38, 0.56, 0.75, 0.9].map((at) => failures(at)),
]

const SHORT: readonly Plan[] = [
  storm(0.05, 1, 1, ['chat.postMessage']),
  failures(0.1, ['chat.postEphemeral']),
  drop(0.3),
  restart(0.55),
]

/** In order of time. */
export const troublesOf = (slack: FakeSlack, length: Length): Trouble[] =>
  (length === 'full' ? FULL : SHORT)
    .map((plan) => ({ ...plan, apart: plan.kind === 'restart', cause: () => plan.cause(slack) }))
    .sort((one, other) => one.at - other.at)
