import type { FakeDiscord } from '../../test/fakes/discord/index.ts'
import type { Trouble } from '../day/day.ts'
import type { Length } from '../day/programme.ts'
import type { Line } from './line.ts'

type Kind = 'drop' | 'op 7' | 'op 9' | 'op 9, resumable' | '429' | '429 for all' | '500' | 'reset' | 'restart'

/** Something that goes wrong in a day, on a Discord that is given later. */
interface Plan {
  at: number
  kind: Kind
  cause(discord: FakeDiscord, line: Line): unknown
}

/** What writes: messages, and answers to interactions. */
const WRITING = [
  { method: 'POST', path: /^\/channels\/\d+\/messages$/ },
  { method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/ },
  { method: 'DELETE', path: /^\/channels\/\d+\/messages\/\d+$/ },
  { method: 'PATCH', path: /^\/webhooks\/.*\/messages\// },
  { method: 'POST', path: /^\/webhooks\/\d+\/[^/]+$/ },
]
const READING = { method: 'GET', path: /^\/channels\/\d+\/messages/ }
const CONFIRMING = { method: 'POST', path: /^\/interactions\/.*\/callback$/ }
/** A message that Discord took although the connection broke; only its `nonce` says that it is the same. */
const POSTING = WRITING.slice(0, 1)
/** What may be done again without a second message, so that a broken connection need not lose it. */
const REPEATABLE = WRITING.slice(0, 4)

const cut = (at: number, kind: Kind, act: (discord: FakeDiscord) => void): Plan => {
  return { at, kind, cause: (discord, line) => line.cut(() => act(discord)) }
}
const drop = (at: number) => cut(at, 'drop', (discord) => discord.drop())
const reconnect = (at: number) => cut(at, 'op 7', (discord) => discord.reconnect())
const invalidate = (at: number) => cut(at, 'op 9', (discord) => discord.invalidate(false))
/** The session goes on over the same connection. */
const resumable = (at: number): Plan => {
  return { at, kind: 'op 9, resumable', cause: (discord) => discord.invalidate(true) }
}
const restart = (at: number): Plan => ({ at, kind: 'restart', cause: () => {} })

/** The next calls of each of these kinds go wrong. */
const failing = (
  at: number,
  kind: Kind,
  fault: Pick<Fault, 'status' | 'retryAfter' | 'times' | 'global'>,
  calls = WRITING,
): Plan => ({
  ...{ at, kind },
  cause(discord) {
    for (const call of calls) discord.fail({ ...call, ...fault })
  },
})
type Fault = Parameters<FakeDiscord['fail']>[0]

const storm = (at: number, retryAfter: number, times: number) =>
  failing(at, '429', { status: 429, retryAfter, times }, [...WRITING, READING])

const FULL: readonly Plan[] = [
  ...[0.12, 0.3, 0.45, 0.68, 0.85].map(drop),
  ...[0.2, 0.6].map(reconnect),
  resumable(0.4),
  invalidate(0.72),
  restart(0.5),
  ...[storm(0.1, 1, 3), storm(0.28, 2, 4), storm(0.44, 3, 2), storm(0.7, 2, 4), storm(0.82, 5, 2)],
  failing(0.35, '429 for all', { status: 429, retryAfter: 1, global: true }, POSTING),
  ...[0.17, 0.38, 0.56, 0.75, 0.9].map((at) =>
    failing(at, '500', { status: 500 }, [...WRITING, READING, CONFIRMING]),
  ),
  ...[0.25, 0.65].map((at) =>
    failing(at, 'reset', { status: 'reset' }, [...REPEATABLE, READING, CONFIRMING]),
  ),
  ...[0.33, 0.78].map((at) => failing(at, 'reset', { status: 'lost' }, POSTING)),
]

/** A session is begun at most every five seconds, so the restart is early and the end of the session late. */
const SHORT: readonly Plan[] = [
  failing(0.05, '429', { status: 429, retryAfter: 1 }, POSTING),
  failing(0.1, '500', { status: 500 }, [CONFIRMING]),
  failing(0.15, 'reset', { status: 'reset' }, [...REPEATABLE.slice(3), CONFIRMING]),
  restart(0.2),
  failing(0.3, 'reset', { status: 'lost' }, POSTING),
  drop(0.4),
  reconnect(0.6),
  invalidate(0.95),
]

/** Discord keeps nothing for Parley while there is no session. */
const APART: ReadonlySet<Kind> = new Set(['restart', 'op 9'])

/** In order of time. */
export const troublesOf = (discord: FakeDiscord, line: Line, length: Length): Trouble[] =>
  (length === 'full' ? FULL : SHORT)
    .map(({ at, kind, cause }) => ({ at, kind, apart: APART.has(kind), cause: () => cause(discord, line) }))
    .sort((one, other) => one.at - other.at)
