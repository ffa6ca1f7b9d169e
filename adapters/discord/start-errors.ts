import { DiscordAPIError, DiscordjsErrorCodes, GatewayCloseCodes } from 'discord.js'
import { type CodedError, codedError } from '../../src/contract/errors.ts'

const PORTAL = 'https://discord.com/developers/applications → your application → Bot'
const TOKEN = `Discord does not accept DISCORD_TOKEN: copy it again from ${PORTAL} → Reset Token`
const UPDATE = 'Discord refuses the way in which Parley connects: update Parley.'

/** Sessions that Discord ends for good, and the remedy. https://docs.discord.com/developers/topics/opcodes-and-status-codes */
const REMEDIES: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: TOKEN,
  [GatewayCloseCodes.InvalidShard]: UPDATE,
  [GatewayCloseCodes.ShardingRequired]: UPDATE,
  [GatewayCloseCodes.InvalidAPIVersion]: UPDATE,
  [GatewayCloseCodes.InvalidIntents]: UPDATE,
  [GatewayCloseCodes.DisallowedIntents]: `Discord refuses the intents that Parley asks for: allow them at ${PORTAL} → Privileged Gateway Intents`,
}

/** In the words of `@discordjs/ws`, which tells `login` no numbers. */
const CLOSE_CODES: Readonly<Record<string, GatewayCloseCodes>> = {
  'Authentication failed': GatewayCloseCodes.AuthenticationFailed,
  'Invalid shard': GatewayCloseCodes.InvalidShard,
  'Sharding is required': GatewayCloseCodes.ShardingRequired,
  'Used an invalid API version': GatewayCloseCodes.InvalidAPIVersion,
  'Used invalid intents': GatewayCloseCodes.InvalidIntents,
  'Used disallowed intents': GatewayCloseCodes.DisallowedIntents,
}

/** What an operator reads when Discord refuses the message-content intent (`isIntentRefused`) and Parley goes on without. */
export const WITHOUT_CONTENT =
  'Discord does not let Parley read message content, so it goes on without: commands, the menus of messages, mentions and ' +
  'direct messages work as before; summaries of channels, flag reactions and edits of other messages do not. ' +
  `To have those too, switch on Message Content Intent at ${PORTAL} → Privileged Gateway Intents, and start Parley again.`

/** Whether what `login` threw says that the application may not have the intents it asked for (close code 4014). */
export function isIntentRefused(error: unknown): boolean {
  return closeCode(error) === GatewayCloseCodes.DisallowedIntents
}

/** What `login` threw and no waiting cures, as one of ours with the remedy; undefined when it is worth another try. */
export function fatalError(error: unknown): CodedError | undefined {
  const { code } = (error ?? {}) as { code?: unknown }
  const refused = error instanceof DiscordAPIError && error.status === 401
  if (refused || code === DiscordjsErrorCodes.TokenInvalid) return codedError('CONFIGURATION', TOKEN)
  const closed = closeCode(error)
  return closed === undefined ? undefined : closedForGood(closed)
}

/** The same for the close code of a session that was under way (`shardDisconnect`). */
export function closedForGood(code: number): CodedError | undefined {
  const remedy = REMEDIES[code]
  return remedy === undefined ? undefined : codedError('CONFIGURATION', remedy)
}

function closeCode(error: unknown): GatewayCloseCodes | undefined {
  const { message = '' } = (error ?? {}) as { message?: string }
  return Object.hasOwn(CLOSE_CODES, message) ? CLOSE_CODES[message] : undefined
}
