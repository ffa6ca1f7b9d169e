import { ErrorCode } from '@slack/web-api'
import { type CodedError, codedError } from '../../src/contract/errors.ts'
import { slackErrorName } from './slack-error.ts'

/** A token, by the variable that holds it, and where Slack shows it. */
const TOKENS = {
  SLACK_BOT_TOKEN: 'OAuth & Permissions → Bot User OAuth Token',
  SLACK_APP_TOKEN: 'Basic Information → App-Level Tokens, with the scope connections:write',
} as const

export type TokenVariable = keyof typeof TOKENS

const COPY = 'copy it again from'
const RENEW = 'install the app in the workspace again and copy the token anew from'

/**
 * Refusals that no waiting cures, and the remedy; where the token stands comes behind it.
 * https://docs.slack.dev/reference/methods/apps.connections.open#errors, https://docs.slack.dev/reference/methods/auth.test#errors
 */
export const REMEDIES: Readonly<Record<string, string>> = {
  invalid_auth: COPY,
  not_authed: COPY,
  not_allowed_token_type: `that is another kind of token: ${COPY}`,
  missing_scope: 'the token lacks a scope: make one at',
  token_revoked: `the token was revoked: ${RENEW}`,
  token_expired: `the token has expired: ${RENEW}`,
  account_inactive: `the app was removed from the workspace: ${RENEW}`,
  app_uninstalled: `the app was removed from the workspace: ${RENEW}`,
  user_removed_from_team: `the bot was removed from the workspace: ${RENEW}`,
  team_disabled: `the workspace was closed: install the app in another one and copy its token from`,
  team_access_not_granted: `an administrator of the organisation must let the app into this workspace; then ${COPY}`,
}

/** A refusal of a token that no waiting cures, as one of ours with the remedy; undefined when it is worth another try. */
export function fatalError(error: unknown, variable: TokenVariable): CodedError | undefined {
  const name = slackErrorName(error)
  if (name === undefined || !Object.hasOwn(REMEDIES, name)) return undefined
  const words = `Slack does not accept ${variable} (${name}): ${REMEDIES[name]} ${TOKENS[variable]}`
  return codedError('CONFIGURATION', words)
}

/** What to do when Slack sends a socket away. https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect */
export const DISCONNECTED: Readonly<Record<string, string>> = {
  too_many_websockets:
    'Slack refused a connection: an app has at most ten. Stop other copies of Parley that use the same SLACK_APP_TOKEN.',
  link_disabled:
    'Socket Mode was switched off in the settings of the Slack app. Switch it on again, under Socket Mode.',
}

/** What is read of what `@slack/web-api` throws. */
interface Unreached {
  code?: string
  statusCode?: number
  original?: Error & { cause?: { code?: string } }
}

/** Why Slack could not be reached, in a word or two; undefined when the error is not about reaching it. */
export function unreachableReason(error: unknown): string | undefined {
  const { code, statusCode, original } = (error ?? {}) as Unreached
  if (code === ErrorCode.PlatformError) return slackErrorName(error)
  if (code === ErrorCode.RateLimitedError) return 'rate limit'
  if (code === ErrorCode.HTTPError) return `HTTP ${statusCode}`
  return code === ErrorCode.RequestError ? (original?.cause?.code ?? 'no connection') : undefined
}

/** What listening on the port threw, as one of ours where the port is to blame. */
export function portError(error: unknown, port: number): Error {
  const { code } = error as NodeJS.ErrnoException
  const blame = { EADDRINUSE: 'is in use', EACCES: 'may not be used without rights' }[code ?? '']
  return blame === undefined
    ? (error as Error)
    : codedError('CONFIGURATION', `SLACK_PORT: port ${port} ${blame}; set it to another`, error)
}
