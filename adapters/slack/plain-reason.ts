import { errorCode } from '../../src/contract/errors.ts'
import { slackError } from './slack-error.ts'

/**
 * What an operator may read in the log about an error: a refusal of Slack, or something to configure, with the remedy.
 * Undefined for all else, which might quote people.
 */
export function plainReason(error: unknown): string | undefined {
  const known = slackError(error)
  if (known !== error || errorCode(known) === 'CONFIGURATION') return known.message
  // Bolt wraps what the store of installations threw, twice.
  const { original } = (error ?? {}) as { original?: unknown }
  return original === undefined ? undefined : plainReason(original)
}
