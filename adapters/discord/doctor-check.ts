import {
  type APIApplication,
  type APIUser,
  ApplicationFlags,
  REST,
  type RESTAPIPartialCurrentUserGuild,
  Routes,
} from 'discord.js'
import type { Check, Finding } from '../../src/contract/check.ts'
import { type DiscordSettings, restOptions } from './client.ts'
import { fatalError, PORTAL } from './start-errors.ts'
import { unreachableReason } from './unreachable.ts'

/** What the doctor looks at in Discord. */
export function discordChecks(settings: DiscordSettings): Check[] {
  const check = (name: string, look: (rest: REST) => Promise<Finding>) => ({
    name,
    // Each its own client: one whose token was refused once asks Discord no more.
    run: () => reached(() => look(new REST(restOptions(settings)).setToken(settings.token))),
  })
  return [
    check('Discord bot', checkBot),
    check('Discord intents', checkIntents),
    check('Discord servers', checkServers),
  ]
}

async function checkBot(rest: REST): Promise<Finding> {
  const { username } = (await rest.get(Routes.user())) as APIUser
  return { well: true, found: `Discord knows it as @${username}` }
}

/** Small applications have the flag that says "limited". */
const MESSAGE_CONTENT = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited

/** Parley works without the intent, so its absence is no fault. */
async function checkIntents(rest: REST): Promise<Finding> {
  const { flags } = (await rest.get(Routes.currentApplication())) as APIApplication
  if ((flags & MESSAGE_CONTENT) !== 0) return { well: true, found: 'Message Content Intent is on' }
  const lost = 'no summaries of channels, no flags, no edits of other messages'
  return { well: true, found: `Message Content Intent is off: ${lost} (${PORTAL})` }
}

async function checkServers(rest: REST): Promise<Finding> {
  const servers = (await rest.get(Routes.userGuilds())) as RESTAPIPartialCurrentUserGuild[]
  const names = servers.slice(0, 3).map(({ name }) => name)
  if (servers.length > 0)
    return { well: true, found: [...names, ...(servers.length > 3 ? ['…'] : [])].join(', ') }
  return { well: false, found: 'in none', remedy: 'open the link that `parley discord invite` prints' }
}

/** @throws what is none of Discord's. */
async function reached(check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check()
  } catch (error) {
    const fatal = fatalError(error)
    if (fatal) {
      const [found, remedy] = fatal.message.split(/: (.*)/s)
      return { well: false, found: found!, remedy: remedy! }
    }
    const reason = unreachableReason(error)
    if (reason === undefined) throw error
    const remedy = 'check the network and DISCORD_API_URL; Parley keeps trying'
    return { well: false, found: `Discord cannot be reached (${reason})`, remedy }
  }
}
