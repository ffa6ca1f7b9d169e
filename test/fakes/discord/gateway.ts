import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { ALL_INTENTS, INTENT } from './dispatch.ts'
import { fullMember, guildCreate, userObject } from './payloads.ts'
import { disallowed, type Session, type Sessions, shardOf } from './sessions.ts'
import type { State } from './state.ts'
import { memberOf, userIn } from './world.ts'

/** What a test may change about the gateway at any time. */
export interface GatewaySettings {
  /** Milliseconds. Discord's own: 41,250. */
  heartbeatInterval: number
  /** How many shards `GET /gateway/bot` asks for. */
  shards: number
  /** Fewer shards than that are turned away with 4011. */
  shardingRequired: boolean
  /** IDENTIFYs that are left today. */
  identifiesLeft: number
  /** How many more events than needed come again after a RESUME. */
  rewind: number
}

export interface Gateway {
  settings: GatewaySettings
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Connections that get events. */
  count(): number
  drop(): void
  reconnect(): void
  invalidate(resumable: boolean): void
  /** From now on heartbeats are not answered; new connections are not affected. */
  deafen(): void
  /** Ends all connections with this code. */
  closeAll(code: number, reason: string): void
  close(): void
}

/** Sent payloads in a minute, heartbeats among them (docs.discord.com/developers/events/gateway#rate-limiting). */
const MAXIMUM_SENT = 120

interface Payload {
  op: number
  d?: unknown
}

export function createGateway(state: State, sessions: Sessions): Gateway {
  const server = new WebSocketServer({ noServer: true })
  const deaf = new WeakSet<WebSocket>()
  const invalidated = new WeakSet<WebSocket>()
  const settings: GatewaySettings = {
    ...{ heartbeatInterval: 41_250, shards: 1, shardingRequired: false, identifiesLeft: 1000, rewind: 0 },
  }

  const send = (socket: WebSocket, op: number, d: unknown = null) =>
    socket.send(JSON.stringify({ op, d, s: null, t: null }))
  /** Ends a connection for something the app did, and notes it. */
  function expel(socket: WebSocket, code: number, message: string, body: unknown = null) {
    const refused = { method: 'gateway', path: '', status: 0, code, message, problems: [], body }
    state.ledger.refusals.push(refused)
    const session = sessions.of(socket)
    if (session && code !== 4009) sessions.end(session)
    socket.close(code, message)
    state.ledger.changed()
  }
  function identify(socket: WebSocket, given: Record<string, unknown>) {
    const [id, count] = (given.shard ?? [0, 1]) as [number, number]
    const intents = given.intents as number
    if (given.token !== state.token) return expel(socket, 4004, 'Authentication failed.')
    if (sessions.of(socket)) return expel(socket, 4005, 'Already authenticated.')
    if (!(id < count)) return expel(socket, 4010, 'Invalid shard.', given.shard)
    if (settings.shardingRequired && count < settings.shards) return expel(socket, 4011, 'Sharding required.')
    if (!Number.isInteger(intents) || (intents & ~ALL_INTENTS) !== 0)
      return expel(socket, 4013, 'Invalid intent(s).', intents)
    if (disallowed(state, intents) !== 0) return expel(socket, 4014, 'Disallowed intent(s).', intents)
    settings.identifiesLeft -= 1
    const session = sessions.open({ shard: [id, count], intents, socket })
    welcome(state, sessions, session)
    state.ledger.changed()
  }
  function resume(socket: WebSocket, { token, session_id, seq }: Record<string, unknown>) {
    if (token !== state.token) return expel(socket, 4004, 'Authentication failed.')
    const session = sessions.find(String(session_id))
    if (!session) return send(socket, 9, false)
    if (Number(seq) > session.sequence) return expel(socket, 4007, 'Invalid seq.', seq)
    session.socket = socket
    const missed = session.sent.filter((row) => row.s > Number(seq) - settings.rewind && row.s > 1)
    for (const { raw } of missed) socket.send(raw)
    sessions.push(session, 'RESUMED', { _trace: ['fake'] })
    state.ledger.changed()
  }
  function receive(socket: WebSocket, raw: string) {
    const payload = read(raw)
    if (!payload) return expel(socket, 4002, 'Error while decoding payload.', raw)
    const given = (payload.d ?? {}) as Record<string, unknown>
    if (payload.op === 1) return deaf.has(socket) ? undefined : send(socket, 11)
    if (payload.op === 2) return identify(socket, given)
    if (payload.op === 6) return resume(socket, given)
    const session = sessions.of(socket)
    // Sent before the app could hear of the end of its session: turned away, but no mistake of its own.
    if (!session && invalidated.has(socket)) return socket.close(4003, 'Not authenticated.')
    if (!session) return expel(socket, 4003, 'Not authenticated.', payload)
    if (payload.op === 8) return sendMembers(state, sessions, session, given)
    if (payload.op !== 3 && payload.op !== 4) return expel(socket, 4001, 'Unknown opcode.', payload)
  }
  function open(socket: WebSocket, url: URL) {
    const sent: number[] = []
    socket.on('message', (data) => {
      const now = performance.now()
      sent.push(now)
      if (sent.filter((at) => at > now - 60_000).length > MAXIMUM_SENT)
        return expel(socket, 4008, 'You are being rate limited.')
      receive(socket, String(data))
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', (code) => {
      const session = sessions.of(socket)
      if (session) session.socket = undefined
      // Whoever says goodbye like this does not want to come back.
      if (session && (code === 1000 || code === 1001)) sessions.end(session)
      state.ledger.changed()
    })
    const version = url.searchParams.get('v')
    if (version !== '10' || url.searchParams.get('encoding') !== 'json' || url.searchParams.has('compress'))
      return expel(socket, 4012, 'Invalid API version.', url.search)
    send(socket, 10, { heartbeat_interval: settings.heartbeatInterval, _trace: ['fake'] })
  }
  const each = (act: (socket: WebSocket) => void) => {
    for (const socket of server.clients) act(socket)
  }

  return {
    settings,
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? '', 'http://fake')
      server.handleUpgrade(request, socket, head, (opened) => open(opened, url))
    },
    count: () => [...server.clients].filter((socket) => sessions.of(socket)).length,
    drop: () => each((socket) => socket.terminate()),
    reconnect: () => each((socket) => send(socket, 7)),
    invalidate: (resumable) =>
      each((socket) => {
        const session = sessions.of(socket)
        if (!resumable && session) {
          sessions.end(session)
          invalidated.add(socket)
        }
        send(socket, 9, resumable)
      }),
    deafen: () => each((socket) => deaf.add(socket)),
    closeAll: (code, reason) => each((socket) => socket.close(code, reason)),
    close() {
      each((socket) => socket.terminate())
      server.close()
    },
  }
}

function read(raw: string): Payload | undefined {
  try {
    const payload = JSON.parse(raw) as Payload
    return typeof payload.op === 'number' ? payload : undefined
  } catch {
    return undefined
  }
}

/** READY, and then the guilds one by one. */
function welcome(state: State, sessions: Sessions, session: Session) {
  const { world, botId } = state
  const guilds = world.guilds.filter(
    (guild) => memberOf(guild, botId) && shardOf(guild.id, session.shard[1]) === session.shard[0],
  )
  sessions.push(session, 'READY', {
    v: 10,
    user: { ...userObject(userIn(world, botId)), verified: true, mfa_enabled: false, email: null, flags: 0 },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: `${state.address.replace('http', 'ws')}/resume`,
    session_type: 'normal',
    shard: session.shard,
    application: { id: state.applicationId, flags: applicationFlags(state) },
    private_channels: [],
    presences: [],
    relationships: [],
  })
  if ((session.intents & INTENT.Guilds) === 0) return
  for (const guild of guilds) sessions.push(session, 'GUILD_CREATE', guildCreate(state, guild))
}

/** Which privileged intents a small app has: "limited" ones. */
export const applicationFlags = ({ portal }: State) =>
  (portal.guildMembers ? 1 << 15 : 0) | (portal.messageContent ? 1 << 19 : 0)

/** Who was asked for with opcode 8; all members only with their intent. */
function sendMembers(state: State, sessions: Sessions, session: Session, asked: Record<string, unknown>) {
  const guild = state.world.guilds.find((row) => row.id === asked.guild_id)
  if (!guild || !memberOf(guild, state.botId)) return
  const wanted = asked.user_ids === undefined ? undefined : [asked.user_ids].flat().map(String)
  if (!wanted && (session.intents & INTENT.GuildMembers) === 0) return
  const members = guild.members.filter((row) => !wanted || wanted.includes(row.user.id))
  sessions.push(session, 'GUILD_MEMBERS_CHUNK', {
    guild_id: guild.id,
    members: members.map(fullMember),
    chunk_index: 0,
    chunk_count: 1,
    not_found: (wanted ?? []).filter((id) => !memberOf(guild, id)),
    ...(asked.nonce !== undefined && { nonce: asked.nonce }),
  })
}
