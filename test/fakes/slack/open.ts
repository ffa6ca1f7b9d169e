import { setMaxListeners } from 'node:events'
import { listen } from '../listen.ts'
import { createMethods } from './api.ts'
import { buttonsIn, readBlocks } from './controls.ts'
import { ALL_SCOPES, defaultTeams } from './default-world.ts'
import { createDeliverer, DEFAULT_DELIVERY, type Delivery } from './delivery.ts'
import type { FakeSlack, FakeSlackOptions } from './fake-slack.ts'
import { createFaults } from './faults.ts'
import { createHttpCarrier, post } from './http-carrier.ts'
import { createInteractions } from './interactions.ts'
import { createModals } from './modals.ts'
import { createPeople } from './people.ts'
import { createRateLimits } from './rate-limits.ts'
import { createSlackServer } from './server.ts'
import { createSockets } from './sockets.ts'
import { createState, type State, teamOf } from './state.ts'
import { createSteps } from './steps.ts'
import { channelIn, directChannel, findMessage, personIn } from './world.ts'

/** Starts a Slack on a free port. */
export async function openFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const closing = new AbortController()
  // Every pause of a delivery listens to it.
  setMaxListeners(0, closing.signal)
  const teams = options.teams ?? defaultTeams(options.scopes ?? ALL_SCOPES)
  const { seed, now, steps = {} } = options
  const state = createState({ teams, signal: closing.signal, ...(seed && { seed }), ...(now && { now }) })
  const delivery: Delivery = { ...DEFAULT_DELIVERY, ...options.delivery }
  const sockets = createSockets(state)
  const url = () => slack.delivery.url ?? 'http://127.0.0.1:9/'
  const carriers = { socket: sockets.carry, http: createHttpCarrier(url, state.signingSecret) }
  const deliverer = createDeliverer(
    state,
    () => slack.delivery,
    carriers,
    () => options.events,
  )
  state.emit = deliverer.emit
  const faults = createFaults()
  const allLimits = createRateLimits(state.clock.now)
  const limits = () => (slack.rateLimits ? allLimits : undefined)
  const server = createSlackServer({ state, methods: createMethods(sockets, steps), sockets, faults, limits })
  const { address, close } = await listen(server)
  state.address = address
  const { calls, refusals, pings, acks, until, quiet } = state.ledger

  const slack: FakeSlack = {
    ...credentials(state),
    ...{ calls, refusals, pings, acks, until, quiet },
    ...createPeople(state),
    ...createInteractions(state, deliverer),
    ...createModals(state, deliverer),
    ...createSteps(state, steps),
    ...sight(state),
    ...tokens(state),
    get files() {
      return [...state.files.values()].filter((file) => file.complete)
    },
    delivery,
    rateLimits: options.rateLimits ?? false,
    redeliver: deliverer.redeliver,
    post: (body, given = {}) => post(url(), state.signingSecret, body, given),
    fail: faults.fail,
    slow: faults.slow,
    advance: state.clock.advance,
    dropSockets: sockets.drop,
    disconnect: sockets.disconnect,
    limitSockets: sockets.limit,
    refuseConnections: sockets.refuse,
    socketCount: sockets.count,
    async close() {
      closing.abort()
      sockets.close()
      await close()
    },
  }
  return slack
}

const credentials = (state: State) => ({
  apiUrl: `${state.address}/api/`,
  appId: state.appId,
  appToken: state.appToken,
  botToken: state.teams[0]!.token,
  signingSecret: state.signingSecret,
  clientId: state.clientId,
  clientSecret: state.clientSecret,
  mention: `<@${state.teams[0]!.bot.id}>`,
  teams: state.teams,
})

/** Looks in all workspaces, so that no test has to say which one. */
function sight(state: State) {
  const everyone = (user: string) => {
    const team = state.teams.find((row) =>
      [...row.people, row.bot].some(({ id, name }) => id === user || name === user),
    )
    return personIn(team ?? teamOf(state), user)
  }
  const everywhere = (channel: string) => {
    const direct = /^dm:(.+)$/.exec(channel)
    if (direct) return directChannel(teamOf(state), everyone(direct[1]!).id)
    const name = channel.replace(/^#/, '')
    const team = state.teams.find((row) =>
      row.channels.some((one) => one.id === channel || one.name === name),
    )
    return channelIn(team ?? teamOf(state), channel)
  }
  return {
    messages: (channel: string) =>
      structuredClone(everywhere(channel).messages.filter((row) => row.subtype !== 'tombstone')),
    ephemerals: (user?: string) =>
      structuredClone(
        user === undefined
          ? state.ephemerals
          : state.ephemerals.filter((row) => row.user === everyone(user).id),
      ),
    home: (user: string) => structuredClone(state.homes.get(everyone(user).id)),
    views: (user: string) => structuredClone(state.modals.get(everyone(user).id) ?? []),
    reactionsOn: (channel: string, ts: string) => findMessage(everywhere(channel), ts)?.reactions ?? [],
    textOf: (shown: { text?: string; blocks?: object[] } | undefined) =>
      shown?.blocks?.length ? readBlocks(shown.blocks).join('\n') : (shown?.text ?? ''),
    buttonsOf: (shown: { blocks?: Parameters<typeof buttonsIn>[0] } | undefined) => buttonsIn(shown?.blocks),
  }
}

function tokens(state: State) {
  return {
    revoke(error: 'token_revoked' | 'account_inactive' = 'token_revoked', team?: string) {
      teamOf(state, team).revoked = error
    },
    tokensRevoked(id?: string) {
      const team = teamOf(state, id)
      const event_ts = state.clock.stamp()
      state.emit(team, { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.bot.id] }, event_ts })
      state.emit(team, { type: 'app_uninstalled', event_ts })
      team.revoked = 'token_revoked'
    },
    issueCode(team: string, redirectUri?: string) {
      const code = `${state.next()}.code.${team}`
      state.codes.set(code, { team, used: false, ...(redirectUri !== undefined && { redirectUri }) })
      return code
    },
  }
}
