import { ErrorCode as SlackCode } from '@slack/web-api'
import { type CodedError, codedError, ERRORS, type ErrorCode } from '../../src/contract/errors.ts'

/** What is read of what `@slack/web-api` throws. */
interface Thrown {
  code?: string
  statusCode?: number
  data?: { error?: string; needed?: string }
}

/** Slack's own name of what went wrong, for example `not_in_channel`; undefined when it was not Slack that refused. */
export function slackErrorName(error: unknown): string | undefined {
  return (error as Thrown | undefined)?.data?.error
}

/** The scopes that Slack says were missing, separated by commas. */
export function missingScope(error: unknown): string | undefined {
  return slackErrorName(error) === 'missing_scope' ? ((error as Thrown).data?.needed ?? '') : undefined
}

const TOKEN = 'Slack does not accept the bot token any more; install Parley in the workspace again.'
const HIDDEN = 'Parley cannot see that channel; if it is a private one, write /invite @Parley there.'
const RESTRICTED = 'The rules of this workspace do not let Parley do that; an administrator can change them.'
const NOT_TAKEN =
  'Slack did not take what the step gives back; paste the newest manifest (`parley slack manifest`) into the app settings.'
const TOO_LONG = 'The answer is longer than Slack takes.'

/** What to say and do about each refusal. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const REFUSALS: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  not_in_channel: ['NOT_ALLOWED', 'Parley is not in that channel; write /invite @Parley there.'],
  channel_not_found: ['NOT_ALLOWED', HIDDEN],
  is_archived: ['NOT_ALLOWED', 'That channel is archived, so nothing can be written there.'],
  user_not_in_channel: ['NOT_ALLOWED', 'Only members of that channel can get an answer there.'],
  restricted_action: ['NOT_ALLOWED', RESTRICTED],
  restricted_action_read_only_channel: ['NOT_ALLOWED', RESTRICTED],
  restricted_action_thread_only_channel: ['NOT_ALLOWED', RESTRICTED],
  restricted_action_non_threadable_channel: ['NOT_ALLOWED', RESTRICTED],
  ekm_access_denied: ['NOT_ALLOWED', RESTRICTED],
  cant_update_message: ['NOT_ALLOWED', 'Slack lets Parley change only what it wrote itself.'],
  cant_delete_message: ['NOT_ALLOWED', 'Slack lets Parley delete only what it wrote itself.'],
  messages_tab_disabled: ['NOT_ALLOWED', 'Direct messages to Parley are switched off in the app settings.'],
  invalid_auth: ['CONFIGURATION', TOKEN],
  not_authed: ['CONFIGURATION', TOKEN],
  token_revoked: ['CONFIGURATION', TOKEN],
  token_expired: ['CONFIGURATION', TOKEN],
  account_inactive: ['CONFIGURATION', TOKEN],
  ratelimited: ['OVERLOADED', 'Slack asks Parley to slow down; try again in a moment.'],
  msg_too_long: ['TOO_LARGE', TOO_LONG],
  msg_blocks_too_long: ['TOO_LARGE', TOO_LONG],
  parameter_validation_failed: ['PLATFORM_FAILED', NOT_TAKEN],
  file_upload_size_restricted: ['TOO_LARGE', TOO_LONG],
}

/**
 * What a call to Slack threw, as one of our errors whose message says what to do. What is none of Slack's comes back as
 * it was. Messages name no channel, person or text.
 */
export function slackError(error: unknown): Error {
  const { code } = (error ?? {}) as Thrown
  if (code !== undefined && Object.hasOwn(ERRORS, code)) return error as CodedError
  const name = slackErrorName(error)
  if (name !== undefined) return refusal(name, error)
  if (code === SlackCode.RateLimitedError) return refusal('ratelimited', error)
  if (code === SlackCode.HTTPError)
    return unreachable(`Slack answered with HTTP ${(error as Thrown).statusCode}`, error)
  if (code === SlackCode.RequestError) return unreachable('Slack could not be reached', error)
  return error as Error
}

/** @throws it as one of our errors, so that the audit trail has a code that says what it was. */
export function rethrow(error: unknown): never {
  throw slackError(error)
}

function refusal(name: string, cause: unknown): CodedError {
  const scope = missingScope(cause)
  if (scope !== undefined) {
    const words = `Slack has not given Parley the scope ${scope}; an administrator adds it and installs Parley again.`
    return codedError('NOT_ALLOWED', words, cause)
  }
  const [code, words] = Object.hasOwn(REFUSALS, name) ? REFUSALS[name]! : []
  return codedError(code ?? 'PLATFORM_FAILED', words ?? `Slack refused it (${name}).`, cause)
}

function unreachable(words: string, cause: unknown): CodedError {
  return codedError('PLATFORM_FAILED', `${words}; try again in a moment.`, cause)
}
