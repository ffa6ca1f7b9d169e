import { type Client, Events, GatewayIntentBits } from 'discord.js'
import type { Log } from '../../src/contract/log.ts'
import { backoff } from './backoff.ts'
import { createClient, type DiscordSettings } from './client.ts'
import { closedForGood, fatalError, isIntentRefused, WITHOUT_CONTENT } from './start-errors.ts'
import { unreachableReason } from './unreachable.ts'

export type { DiscordSettings } from './client.ts'

type Intents = readonly GatewayIntentBits[]

/** What Parley hears of without any privilege. */
const INTENTS: Intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.DirectMessageReactions,
]

/** The connection to Discord; it makes another client when one could not log in, or not with all its intents. */
export interface Connection {
  /** Resolves when Parley is there, or `close` is called. Waits while Discord cannot be reached. @throws CONFIGURATION */
  open(): Promise<void>
  close(): Promise<void>
}

/** @param prepare adds the listeners to a client before it logs in. */
export function createConnection(
  settings: DiscordSettings,
  prepare: (client: Client) => void,
  log: Log,
): Connection {
  const closing = new AbortController()
  const closed = new Promise<void>((resolve) => closing.signal.addEventListener('abort', () => resolve()))
  let end = async () => {}

  /** @returns what went wrong. */
  async function attempt(intents: Intents): Promise<unknown> {
    const made = createClient(settings, intents)
    end = made.end
    prepare(made.client)
    // Without a listener discord.js ends the process.
    made.client.on(Events.Error, ({ name }) => log.error({ door: 'discord', name }, 'a listener failed'))
    try {
      await Promise.race([enter(made.client, settings.token), closed])
      watch(made.client, log, closing.signal)
    } catch (error) {
      await end()
      return error
    }
  }

  async function open(intents: Intents): Promise<void> {
    for (let tries = 0; !closing.signal.aborted; tries++) {
      await backoff(tries, closing.signal)
      const error = await attempt(intents)
      if (error === undefined) return
      if (isIntentRefused(error) && intents.includes(GatewayIntentBits.MessageContent)) {
        log.warn({ door: 'discord' }, WITHOUT_CONTENT)
        return await open(INTENTS)
      }
      const fatal = fatalError(error)
      if (fatal) throw fatal
      const reason = unreachableReason(error) ?? (error as Error).message
      log.warn({ door: 'discord', reason }, 'Discord cannot be reached; trying again')
    }
  }

  return {
    open: () => open([...INTENTS, GatewayIntentBits.MessageContent]),
    async close() {
      closing.abort()
      await end()
    },
  }
}

/** Resolves when all that Discord tells at the beginning is there. */
async function enter(client: Client, token: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve())
    // Comes before `login` rejects, and also when it has resolved already.
    client.once(Events.ShardDisconnect, ({ code }) => reject(closedForGood(code)))
    client.login(token).catch(reject)
  })
}

/** Tells the operator how the connections fare. */
function watch(client: Client, log: Log, closing: AbortSignal): void {
  const lost = new Set<number>()
  const back = (shard: number) => {
    if (lost.delete(shard)) log.info({ door: 'discord', shard }, 'the connection to Discord is back')
  }
  client.on(Events.ShardReconnecting, (shard) => {
    if (closing.aborted || lost.has(shard)) return
    lost.add(shard)
    log.info({ door: 'discord', shard }, 'the connection to Discord is lost; connecting again')
  })
  client.on(Events.ShardReady, back)
  client.on(Events.ShardResume, back)
  client.on(Events.ShardError, ({ name }) => log.warn({ door: 'discord', name }, 'a connection failed'))
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error({ door: 'discord' }, closedForGood(code).message)
  })
}
