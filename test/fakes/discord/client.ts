import { Client, type ClientOptions, Events, GatewayIntentBits, Partials } from 'discord.js'
import type { FakeDiscord } from './fake-discord.ts'

/** A real discord.js client that is connected to the fake. */
export interface RealClient {
  client: Client<true>
  /** What the library complained of. */
  errors: Error[]
  stop(): Promise<void>
}

const {
  Guilds,
  GuildMessages,
  GuildMessageReactions,
  DirectMessages,
  DirectMessageReactions,
  MessageContent,
} = GatewayIntentBits

/** What Parley asks for. */
export const INTENTS = [
  ...[Guilds, GuildMessages, GuildMessageReactions, DirectMessages, DirectMessageReactions, MessageContent],
]

/** A client for the fake that is not yet logged in. */
export function createClient(discord: FakeDiscord, options: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: INTENTS,
    partials: [Partials.Channel, Partials.Message, Partials.Reaction],
    // Several IDENTIFYs may follow one another at once; by itself the library waits five seconds between them.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
    ...options,
    rest: {
      api: discord.apiUrl,
      makeRequest: (url, init) => fetch(url, init as unknown as RequestInit) as never,
      ...options.rest,
    },
  })
}

/** Logs in and waits until everything is there. */
export async function connect(
  discord: FakeDiscord,
  options: Partial<ClientOptions> = {},
): Promise<RealClient> {
  const client = createClient(discord, options)
  const errors: Error[] = []
  client.on(Events.Error, (error) => errors.push(error))
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(discord.token)
  await ready
  return { client: client as Client<true>, errors, stop: () => client.destroy() }
}
