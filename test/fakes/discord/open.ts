import { setMaxListeners } from 'node:events'
import { listen } from '../listen.ts'
import { createChanges } from './changes.ts'
import { buttonsIn, readMessage, type Shown } from './controls.ts'
import { ALL_PERMISSIONS, defaultWorld } from './default-world.ts'
import { createEmit } from './delivery.ts'
import type { FakeDiscord, FakeDiscordOptions } from './fake-discord.ts'
import { createFaults } from './faults.ts'
import { createGateway } from './gateway.ts'
import { createGestures } from './gestures.ts'
import { createInvocations } from './invocations.ts'
import { createPeople } from './people.ts'
import { findChannel } from './places.ts'
import { createRateLimits } from './rate-limits.ts'
import { channels } from './routes/channels.ts'
import { commands } from './routes/commands.ts'
import { gatewayRoutes } from './routes/gateway.ts'
import { interactions } from './routes/interactions.ts'
import { messages } from './routes/messages.ts'
import { people } from './routes/people.ts'
import { reactions } from './routes/reactions.ts'
import { webhooks } from './routes/webhooks.ts'
import { createDiscordServer } from './server.ts'
import { createSessions } from './sessions.ts'
import { createState, type State } from './state.ts'
import { findMessage, userIn } from './world.ts'

/** Starts a Discord on a free port. */
export async function openFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const closing = new AbortController()
  // Everything that waits listens to it.
  setMaxListeners(0, closing.signal)
  const { messageContent = true, guildMembers = false, seed, now, ackWithin } = options
  const state = createState({
    world: defaultWorld(options.permissions ?? ALL_PERMISSIONS),
    portal: { messageContent, guildMembers },
    signal: closing.signal,
    ...(seed !== undefined && { seed }),
    ...(now && { now }),
    ...(ackWithin !== undefined && { ackWithin }),
  })
  const sessions = createSessions(state)
  const gateway = createGateway(state, sessions)
  Object.assign(gateway.settings, options.gateway)
  state.emit = createEmit(state, sessions, () => discord.delivery)
  const faults = createFaults()
  const routes = {
    ...{ ...gatewayRoutes(state, gateway), ...people, ...channels, ...messages },
    ...{ ...reactions, ...commands, ...interactions, ...webhooks },
  }
  const limits = createRateLimits(state.clock.now)
  const strict = () => discord.rateLimits
  const server = createDiscordServer({ state, routes, gateway, faults, limits, strict })
  const { address, close } = await listen(server)
  state.address = address
  const { calls, refusals, pings, acks, until, quiet } = state.ledger

  const discord: FakeDiscord = {
    ...credentials(state),
    ...{ calls, refusals, pings, acks, until, quiet },
    ...createPeople(state),
    ...createChanges(state),
    ...createInvocations(state),
    ...createGestures(state),
    ...sight(state),
    get files() {
      return [...state.files.values()]
    },
    world: state.world,
    delivery: { ...options.delivery },
    gateway: gateway.settings,
    rateLimits: options.rateLimits ?? false,
    fail: faults.fail,
    slow: faults.slow,
    advance: state.clock.advance,
    drop: gateway.drop,
    reconnect: gateway.reconnect,
    invalidate: (resumable = false) => gateway.invalidate(resumable),
    deafen: gateway.deafen,
    socketCount: gateway.count,
    revoke() {
      state.token = 'revoked'
      gateway.closeAll(4004, 'Authentication failed.')
    },
    async close() {
      closing.abort()
      gateway.close()
      await close()
    },
  }
  return discord
}

const credentials = ({ address, token, applicationId, botId }: State) => ({
  ...{ token, applicationId, botId },
  url: address,
  apiUrl: `${address}/api`,
  mention: `<@${botId}>`,
})

function sight(state: State) {
  const { world } = state
  return {
    messages: (channel: string) => structuredClone(findChannel(state, channel).messages),
    ephemerals: (user?: string) =>
      structuredClone(
        state.ephemerals.filter((row) => user === undefined || row.seen_by === userIn(world, user).id),
      ),
    originalOf(interaction: { id: string } | string) {
      const id = typeof interaction === 'string' ? interaction : interaction.id
      const found = state.interactions.get(id)?.original
      const isThere =
        found && [...state.ephemerals, ...world.channels.flatMap((row) => row.messages)].includes(found)
      return isThere ? structuredClone(found) : undefined
    },
    modals: (user: string) => structuredClone(state.modals.get(userIn(world, user).id) ?? []),
    reactionsOn: (channel: string, message: string) =>
      Object.fromEntries(
        (findMessage(findChannel(state, channel), message)?.reactions ?? []).map(({ emoji, users }) => [
          emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name,
          [...users],
        ]),
      ),
    commands: () => structuredClone(state.commands),
    textOf: (shown: Partial<Shown> | undefined) => readMessage(shown).join('\n'),
    buttonsOf: (shown: Partial<Shown> | undefined) => buttonsIn(shown?.components),
  }
}
