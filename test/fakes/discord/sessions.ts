import { randomBytes } from 'node:crypto'
import type { WebSocket } from 'ws'
import { type Dispatch, INTENT } from './dispatch.ts'
import { may } from './permissions.ts'
import type { State } from './state.ts'

/** What the app identified as; it outlives its connection, so that it can be resumed. */
export interface Session {
  id: string
  shard: readonly [id: number, count: number]
  intents: number
  sequence: number
  /** Sent, for those who resume. */
  sent: { s: number; raw: string }[]
  socket?: WebSocket | undefined
}

/** How many events Discord keeps for a resume. */
const KEPT_EVENTS = 5000

export interface Sessions {
  open(given: Pick<Session, 'shard' | 'intents' | 'socket'>): Session
  find(id: string): Session | undefined
  of(socket: WebSocket): Session | undefined
  end(session: Session): void
  /** Sends an event in this session, or keeps it for when it is resumed. */
  push(session: Session, t: string, d: object): void
  /** One function for each session that may know of it; it says what was true now, whenever it is called. */
  prepare(event: Dispatch): (() => void)[]
}

export function createSessions(state: State): Sessions {
  const sessions: Session[] = []
  const push = (session: Session, t: string, d: object) => {
    session.sequence += 1
    const raw = JSON.stringify({ op: 0, s: session.sequence, t, d })
    session.sent.push({ s: session.sequence, raw })
    if (session.sent.length > KEPT_EVENTS) session.sent.shift()
    if (session.socket?.readyState === session.socket?.OPEN) session.socket?.send(raw)
  }
  return {
    open(given) {
      // Of a shard that identifies anew, what nobody listens to any more can go.
      for (const old of sessions.filter((row) => !row.socket && row.shard[0] === given.shard[0])) {
        sessions.splice(sessions.indexOf(old), 1)
      }
      const session = { id: randomBytes(16).toString('hex'), sequence: 0, sent: [], ...given }
      sessions.push(session)
      return session
    },
    find: (id) => sessions.find((row) => row.id === id),
    of: (socket) => sessions.find((row) => row.socket === socket),
    end: (session) => void sessions.splice(sessions.indexOf(session), 1),
    push,
    prepare: (event) =>
      sessions
        .filter((session) => isFor(state, session, event))
        .map((session) => {
          const d = structuredClone(typeof event.d === 'function' ? event.d(session.intents) : event.d)
          return () => push(session, event.t, d)
        }),
  }
}

/** Which shard has a guild; direct messages are the first one's. */
export const shardOf = (guild: string | undefined, count: number) =>
  guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count))

function isFor(state: State, { shard, intents }: Session, { t, intent, guild, channel }: Dispatch): boolean {
  const own = guild === undefined ? undefined : state.world.guilds.find((row) => row.id === guild)
  const isMember = own?.members.some((row) => row.user.id === state.botId) ?? true
  // Interactions come from where the app is not a member as well.
  if (t === 'INTERACTION_CREATE') return shardOf(isMember ? guild : undefined, shard[1]) === shard[0]
  if (intent !== undefined && (intents & intent) === 0) return false
  if (channel && !may(state.world, state.botId, channel, 'ViewChannel')) return false
  return isMember && shardOf(guild, shard[1]) === shard[0]
}

/** The privileged intents that were not switched on for the app. */
export const disallowed = ({ portal }: State, intents: number) =>
  intents &
  ((portal.messageContent ? 0 : INTENT.MessageContent) |
    (portal.guildMembers ? 0 : INTENT.GuildMembers) |
    INTENT.GuildPresences)
