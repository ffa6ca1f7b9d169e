import { codedError } from '../../src/contract/errors.ts'
import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'
import { remarkWords } from './remark-words.ts'

/**
 * The channel that is meant, once it is sure that asker and bot may read it.
 * @param wanted an id or a name. @param here where it was asked. @throws NOT_ALLOWED
 */
export async function readable(
  wanted: string,
  here: string,
  { access }: Pick<Desk, 'access'>,
  { user, phrases }: Asker,
): Promise<string> {
  const verdict = await access.check(user, wanted, here)
  if (verdict.ok) return verdict.channel
  throw codedError('NOT_ALLOWED', remarkWords(verdict.remark, phrases))
}
