import {
  Client,
  type ClientOptions,
  type GatewayIntentBits,
  Partials,
  SimpleShardingStrategy,
  type WebSocketOptions,
} from 'discord.js'

/** How to reach Discord. */
export interface DiscordSettings {
  token: string
  /** Of another Discord, with `/api` at the end or not. */
  apiUrl?: string | undefined
}

/** A client, not yet logged in, that stays ended. */
export interface EndingClient {
  client: Client
  /** Without waiting for what is under way. */
  end(): Promise<void>
}

export function createClient(
  settings: Pick<DiscordSettings, 'apiUrl'>,
  intents: readonly GatewayIntentBits[],
): EndingClient {
  const ended = new AbortController()
  const client = new Client({
    intents,
    // As many as the gateway asks for.
    shards: 'auto',
    // Direct messages, and reactions on messages from before the start.
    partials: [Partials.Channel, Partials.Message, Partials.Reaction],
    allowedMentions: { parse: [], repliedUser: false },
    rest: restOptions(settings),
    ws: { buildStrategy: (manager) => endingStrategy(manager, ended.signal) },
  })
  const end = async () => {
    ended.abort()
    await client.destroy()
  }
  return { client, end }
}

/** For the client, or for REST alone. */
export function restOptions({ apiUrl }: Pick<DiscordSettings, 'apiUrl'>): NonNullable<ClientOptions['rest']> {
  return {
    ...(apiUrl && { api: `${apiUrl.replace(/(\/api)?\/*$/, '')}/api` }),
    // Bolt brings another undici, and the first one loaded owns the process-wide dispatcher; `fetch` works with either.
    makeRequest: (url, init) => fetch(url, init as never) as never,
  }
}

type Manager = Parameters<NonNullable<WebSocketOptions['buildStrategy']>>[0]

/**
 * A shard that is destroyed while it connects, or between two tries, connects again half a second later. After the end it is
 * never given the session that it asks for first.
 */
function endingStrategy(manager: Manager, ended: AbortSignal): SimpleShardingStrategy {
  const { retrieveSessionInfo } = manager.options
  manager.options.retrieveSessionInfo = (shard) =>
    ended.aborted ? new Promise(() => {}) : retrieveSessionInfo(shard)
  return new SimpleShardingStrategy(manager)
}
