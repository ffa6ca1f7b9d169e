import { errorCode } from '../../src/contract/errors.ts'
import { discordError } from './discord-error.ts'

/** What an operator may read in the log about an error: a refusal of Discord, or something to configure. */
export function plainReason(error: unknown): string | undefined {
  const known = discordError(error)
  return known !== error || errorCode(known) === 'CONFIGURATION' ? known.message : undefined
}
