import { createHmac } from 'node:crypto'
import type { Person } from '../contract/people.ts'
import { recordKey } from '../contract/record-key.ts'

/** What the audit trail calls people. */
export interface Naming {
  /** In new rows. */
  nameOf(person: Person): string
  /** In any row. */
  names(person: Person): readonly string[]
}

/** Hexadecimal digits of a hash: 128 bits. */
const HASH_DIGITS = 32

/**
 * `hashed`: by a keyed hash, so that rows of one person belong together and say who only to who holds the key;
 * `plain`: `platform/workspace/user`. `secret` is asked for when it is needed.
 */
export function createNaming(style: 'hashed' | 'plain', secret: () => Buffer): Naming {
  let key: Buffer | undefined
  const hashed = (person: Person) => {
    key ??= createHmac('sha256', secret()).update('audit people').digest()
    return createHmac('sha256', key).update(plain(person)).digest('hex').slice(0, HASH_DIGITS)
  }
  return {
    nameOf: style === 'hashed' ? hashed : plain,
    names: (person) => [hashed(person), plain(person)],
  }
}

const plain = ({ platform, workspace, user }: Person) => recordKey(platform, workspace, user)
