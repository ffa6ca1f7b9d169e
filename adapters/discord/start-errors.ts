import { DiscordAPIError, DiscordjsErrorCodes, GatewayCloseCodes } from 'discord.js'
import { type CodedError, codedError } from '../../src/contract/errors.ts'

/** Where the settings of the bot are. */
export const PORTAL = 'https://discord.com/developers/applications → your application → Bot'
const TOKEN = `Discord does not accept DISCORD_TOKEN: copy it again from ${PORTAL} → Reset Token`
const UPDATE = 'Discord refuses the way in which Parley connects: update Parley'

/** Sessions that Discord ends for good, and the remedy. https://docs.discord.com/developers/topics/opcodes-and-status-codes */
export const REMEDIES: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: TOKEN,
  [GatewayCloseCodes.InvalidShard]: UPDATE,
  [GatewayCloseCodes.ShardingRequired]:
    'Discord wants more connections by now: start Parley again, and it opens as many as Discord asks for',
  [GatewayCloseCodes.InvalidAPIVersion]: UPDATE,
  [GatewayCloseCodes.InvalidIntents]: UPDATE,
  [GatewayCloseCodes.DisallowedIntents]: `Discord refuses the intents that Parley asks for: allow them at ${PORTAL} → Privileged Gateway Intents, and start Parley again`,
}

/** What an operator reads when Discord refuses the message-content intent (`isIntentRefused`) and Parley goes on without. */
export const WITHOUT_CONTENT =
  'Discord does not let Parley read message content, so it goes on without: commands, the menus of messages, mentions and ' +
  'direct messages work as before; summaries of channels, flag reactions and edits of other messages do not. ' +
  `To have those too, switch on Message Content Intent at ${PORTAL} → Privileged Gateway Intents, and start Parley again.`

/** The close code of a session that Discord has ended for good (`shardDisconnect`), as one of ours with the remedy. */
export function closedForGood(code: number): CodedError {
  const words = REMEDIES[code] ?? `Discord ended the connection for good (${code}): start Parley again`
  return codedError('CONFIGURATION', words, code)
}

/** Whether the application may not have the intents that it asked for. */
export const isIntentRefused = (error: unknown) =>
  (error as Partial<CodedError>).cause === GatewayCloseCodes.DisallowedIntents

/** What the start threw and no waiting cures, as one of ours with the remedy; undefined when it is worth another try. */
export function fatalError(error: unknown): CodedError | undefined {
  const { code, cause } = error as Partial<CodedError>
  if (code === 'CONFIGURATION' && typeof cause === 'number') return error as CodedError
  const refused = error instanceof DiscordAPIError && error.status === 401
  const malformed = (code as unknown) === DiscordjsErrorCodes.TokenInvalid
  return refused || malformed ? codedError('CONFIGURATION', TOKEN) : undefined
}
