import { codedError } from '../contract/errors.ts'
import type { Person } from '../contract/people.ts'

/** What an operator writes for a person. */
export const PERSON_FORM = 'PLATFORM/WORKSPACE/USER'

/**
 * The person of `slack/T024BE7LH/U2147483697`; a `/` in an id is written `%2F`.
 * @throws BAD_REQUEST when it has another form.
 */
export function parsePerson(words: string): Person {
  const [platform, workspace, user, ...more] = words.split('/').map(decode)
  if (platform && workspace !== undefined && user && more.length === 0) return { platform, workspace, user }
  throw codedError(
    'BAD_REQUEST',
    `expected ${PERSON_FORM}, such as slack/T024BE7LH/U2147483697 or discord/everywhere/80351110224678912, but ${JSON.stringify(words)} came`,
  )
}

/** Undefined, which is no id, for what is no encoding. */
function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
