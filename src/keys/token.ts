import { createHash, randomBytes } from 'node:crypto'

const ID_BYTES = 6
const SECRET_BYTES = 32
const FORM = /^parley_([0-9a-f]{12})_[\w-]{43}$/

/** A new token, `parley_<id>_<secret>`. */
export function createToken(): { id: string; token: string } {
  const id = randomBytes(ID_BYTES).toString('hex')
  return { id, token: `parley_${id}_${randomBytes(SECRET_BYTES).toString('base64url')}` }
}

/** The id in a token; undefined when it is none. */
export const idOf = (token: string): string | undefined => FORM.exec(token)?.[1]

/** All that is kept of a token. Its secret is random and long, so that a plain hash is enough. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
