import { Client, Events, GatewayIntentBits, Partials } from 'discord.js'
import type { Log } from '../../src/contract/log.ts'
import { LIMITS } from './limits.ts'
import { closedForGood, fatalError, isIntentRefused, WITHOUT_CONTENT } from './start-errors.ts'

export interface DiscordSettings {
  token: string
  /** Of another Discord, with `/api` at the end or not. */
  apiUrl?: string | undefined
}

const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.DirectMessageReactions,
]

/** The connection to Discord; it may make a second client when the first may not have its intents. */
export interface Connection {
  /** Resolves when Parley is there. Waits while Discord cannot be reached. @throws CONFIGURATION */
  open(): Promise<void>
  close(): Promise<void>
}

/** @param prepare adds the listeners to a client before it logs in. */
export function createConnection(
  settings: DiscordSettings,
  prepare: (client: Client) => Promise<void> | void,
  log: Log,
): Connection {
  let client: Client | undefined
  let closed = false

  async function attempt(intents: readonly GatewayIntentBits[]): Promise<void> {
    client = createClient(settings, intents)
    watch(client, log)
    prepare(client)
    await client.login(settings.token)
    if (!client.isReady()) await new Promise((resolve) => client?.once(Events.ClientReady, resolve))
  }

  async function open(intents: readonly GatewayIntentBits[]): Promise<void> {
    for (
      let wait: number = LIMITS.firstReconnect;
      !closed;
      wait = Math.min(wait * 2, LIMITS.slowestReconnect)
    ) {
      const error = await attempt(intents).then(
        () => undefined,
        (reason: unknown) => reason,
      )
      if (error === undefined) return
      await client?.destroy()
      if (isIntentRefused(error) && intents.includes(GatewayIntentBits.MessageContent)) {
        log.warn({ door: 'discord' }, WITHOUT_CONTENT)
        return await open(INTENTS)
      }
      const fatal = fatalError(error)
      if (fatal) throw fatal
      log.warn({ door: 'discord', name: (error as Error).name }, 'Discord cannot be reached; trying again')
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }

  return {
    open: () => open([...INTENTS, GatewayIntentBits.MessageContent]),
    async close() {
      closed = true
      await client?.destroy()
    },
  }
}

function createClient({ apiUrl }: DiscordSettings, intents: readonly GatewayIntentBits[]): Client {
  return new Client({
    intents,
    // Direct messages, and reactions on messages from before the start.
    partials: [Partials.Channel, Partials.Message, Partials.Reaction],
    allowedMentions: { parse: [], repliedUser: false },
    rest: {
      ...(apiUrl && { api: apiUrl.replace(/\/$/, '') }),
      // Bolt brings another undici, and the first one loaded owns the process-wide dispatcher; `fetch` works with either.
      makeRequest: (url, init) => fetch(url, init as never) as never,
    },
  })
}

/** Without a listener for errors discord.js ends the process. */
function watch(client: Client, log: Log): void {
  client.on(Events.Error, (error) => log.error({ door: 'discord', name: error.name }, 'a listener failed'))
  client.on(Events.ShardError, (error) =>
    log.warn({ door: 'discord', name: error.name }, 'a connection failed'),
  )
  client.on(Events.ShardDisconnect, ({ code }) => {
    const reason = closedForGood(code)
    if (reason) log.error({ door: 'discord' }, reason.message)
  })
}
