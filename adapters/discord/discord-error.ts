import { DiscordAPIError, RateLimitError, RESTJSONErrorCodes as Refusal } from 'discord.js'
import { type CodedError, codedError, ERRORS, type ErrorCode } from '../../src/contract/errors.ts'
import { unreachableReason } from './unreachable.ts'

/** Discord's own number of what went wrong, for example 10008; undefined when it was not Discord that refused. */
export function discordErrorCode(error: unknown): number | undefined {
  return error instanceof DiscordAPIError ? Number(error.code) : undefined
}

const GONE: ReadonlySet<number> = new Set([Refusal.UnknownMessage, Refusal.UnknownChannel])

/** Whether a message is no longer there, or its whole channel. */
export const isGone = (error: unknown) => GONE.has(discordErrorCode(error) ?? 0)

const TOKEN =
  'Discord does not accept the bot token any more; copy a new one from the developer portal into DISCORD_TOKEN.'
/** What `@discordjs/rest` throws for every call after Discord has refused the token once. */
const TOKEN_DROPPED = /^Expected token to be set/
const LATE = 'Discord had stopped waiting for this answer; please ask again.'
const NO_DIRECT =
  'That person takes no direct messages from Parley; they can allow them in the privacy settings of the server.'
const RULES = 'The rules of this server do not let Parley write that.'
const SLOW = 'Discord asks Parley to slow down; try again in a moment.'
const HISTORY = 'Parley lacks the permission Read Message History there; an administrator can give it.'

/** What to say and do about each refusal. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const REFUSALS: Readonly<Record<number, readonly [ErrorCode, string]>> = {
  [Refusal.UnknownChannel]: ['NOT_ALLOWED', 'That channel is gone, or Parley cannot see it.'],
  [Refusal.UnknownMessage]: ['NOT_ALLOWED', 'That message is gone.'],
  [Refusal.MissingAccess]: [
    'NOT_ALLOWED',
    'Parley cannot see that channel; an administrator can give it the permission View Channel there.',
  ],
  [Refusal.CannotReplyWithoutPermissionToReadMessageHistory]: ['NOT_ALLOWED', HISTORY],
  [Refusal.CannotSendMessagesToThisUser]: ['NOT_ALLOWED', NO_DIRECT],
  [Refusal.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: ['NOT_ALLOWED', NO_DIRECT],
  [Refusal.InvalidActionOnArchivedThread]: [
    'NOT_ALLOWED',
    'That thread is archived, so nothing can be written there.',
  ],
  [Refusal.MessageWasBlockedByAutomaticModeration]: ['NOT_ALLOWED', RULES],
  [Refusal.MessageBlockedByHarmfulLinksFilter]: ['NOT_ALLOWED', RULES],
  [Refusal.ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages]: [
    'NOT_ALLOWED',
    'Discord takes no more than five answers to one command where Parley is not a member; please ask again.',
  ],
  [Refusal.UnknownInteraction]: ['EXPIRED', LATE],
  [Refusal.InvalidWebhookToken]: ['EXPIRED', LATE],
  [Refusal.UnknownWebhook]: ['EXPIRED', LATE],
  [Refusal.RequestEntityTooLarge]: ['TOO_LARGE', 'The answer is longer than Discord takes.'],
  [Refusal.ActionCannotBePerformedDueToSlowmodeRateLimit]: ['OVERLOADED', SLOW],
}

/** Permissions by what was tried, because Discord does not say which one is missing. */
const NEEDED: readonly (readonly [method: string, path: RegExp, permissions: string])[] = [
  ['POST', /\/messages$/, 'Send Messages (in a thread: Send Messages in Threads)'],
  ['GET', /\/messages(?:\/\d+)?$/, 'Read Message History'],
  ['DELETE', /\/messages\/\d+$/, 'Manage Messages'],
  ['PUT', /\/reactions\//, 'Add Reactions'],
]

/**
 * What a call to Discord threw, as one of our errors whose message says what to do. What is none of Discord's comes back as
 * it was. Messages name no channel, person or text.
 */
export function discordError(error: unknown): Error {
  const { code, message = '' } = (error ?? {}) as { code?: unknown; message?: string }
  if (typeof code === 'string' && Object.hasOwn(ERRORS, code)) return error as CodedError
  if (error instanceof DiscordAPIError) return refusal(error)
  if (TOKEN_DROPPED.test(message)) return codedError('CONFIGURATION', TOKEN, error)
  if (error instanceof RateLimitError) return codedError('OVERLOADED', SLOW, error)
  const reason = unreachableReason(error)
  if (reason === undefined) return error as Error
  const words = `Discord could not be reached (${reason}); try again in a moment.`
  return codedError('PLATFORM_FAILED', words, error)
}

/** @throws it as one of our errors, so that the audit trail has a code that says what it was. */
export function rethrow(error: unknown): never {
  throw discordError(error)
}

function refusal(error: DiscordAPIError): CodedError {
  const code = Number(error.code)
  if (error.status === 401 && !Object.hasOwn(REFUSALS, code)) return codedError('CONFIGURATION', TOKEN, error)
  if (code === Refusal.MissingPermissions) return codedError('NOT_ALLOWED', missing(error), error)
  const [ours, words] = REFUSALS[code] ?? []
  return codedError(ours ?? 'PLATFORM_FAILED', words ?? `Discord refused it (${error.code}).`, error)
}

function missing({ method, url, requestBody }: DiscordAPIError): string {
  const path = new URL(url).pathname
  const tried = NEEDED.find(([verb, pattern]) => verb === method.toUpperCase() && pattern.test(path))?.[2]
  const permissions = [tried, requestBody.files?.length ? 'Attach Files' : undefined].filter(Boolean)
  if (permissions.length === 0) return 'Parley lacks a permission for that; an administrator can give it.'
  return `Parley lacks a permission there: ${permissions.join(', ')}. An administrator can give it.`
}
