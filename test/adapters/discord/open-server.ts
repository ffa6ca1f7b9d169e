import { GatewayIntentBits } from 'discord.js'
import { createDirectory } from '../../../adapters/discord/directory.ts'
import { createPace } from '../../../adapters/discord/pace.ts'
import { PACING } from '../../../adapters/discord/rate-limits.ts'
import { createReader } from '../../../adapters/discord/reader.ts'
import { connect, INTENTS } from '../../fakes/discord/client.ts'
import {
  ALL_PERMISSIONS,
  type FakeDiscord,
  IDS,
  openFakeDiscord,
  type Permission,
} from '../../fakes/discord/index.ts'
import { silentLog } from '../../fakes/runner.ts'

/** What a test may choose. */
export interface ServerOptions {
  /** What the bot may not do. */
  lacking?: readonly Permission[]
  /** Whether the bot has the message-content intent; it has if not given. */
  content?: boolean
  /** Changes the world before the bot sees it. */
  change?(world: Finders): void
}

type Finders = ReturnType<typeof findersOf>

/** A fake Discord, and the real client and pace on it, without the waits after faults and between background writes. */
export async function openServer({ lacking = [], content = true, change = () => {} }: ServerOptions = {}) {
  const permissions = ALL_PERMISSIONS.filter((one) => !lacking.includes(one))
  const discord = await openFakeDiscord({ permissions, messageContent: content })
  const finders = findersOf(discord)
  change(finders)
  const intents = INTENTS.filter((one) => content || one !== GatewayIntentBits.MessageContent)
  const { client, stop } = await connect(discord, { intents })
  const pacing = {
    ...PACING,
    backoffMilliseconds: [5, 5, 5, 5],
    backgroundGapMilliseconds: 1,
    backgroundMilliseconds: 1,
  }
  const pace = createPace({ log: silentLog, pacing })
  const directory = createDirectory(client, pace)
  const reader = createReader(client, pace, directory)
  const close = async () => {
    await stop()
    await discord.close()
  }
  return { discord, client, pace, directory, reader, ...finders, close }
}

export type OpenServer = Awaited<ReturnType<typeof openServer>>

function findersOf(discord: FakeDiscord) {
  const { world } = discord
  return {
    channel: (id: string) => world.channels.find((one) => one.id === id)!,
    /** Of the first server. */
    member: (id: string) =>
      world.guilds.find((one) => one.id === IDS.guild)!.members.find((one) => one.user.id === id)!,
    calls: (path: RegExp, method?: string) =>
      discord.calls.filter((call) => path.test(call.path) && call.method === (method ?? call.method)),
  }
}
