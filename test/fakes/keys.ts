import { randomBytes, randomUUID } from 'node:crypto'
import { type CodedError, codedError } from '../../src/contract/errors.ts'
import type { ApiKey, Keys, KeyWishes } from '../../src/contract/keys.ts'

/** Keys in memory: made, verified, revoked and counted as the contract says; only minutes and days do not end. */
export function fakeKeys(): Keys {
  const known = new Map<string, ApiKey>()
  const spent = new Map<string, number>()
  return {
    async create(wishes: KeyWishes) {
      const token = `parley_${randomBytes(24).toString('base64url')}`
      const key = { ...wishes, id: randomUUID(), created: Date.now() }
      known.set(token, key)
      return { key, token }
    },
    list: async () => [...known.values()],
    async revoke(idOrName) {
      const found = [...known].find(([, { id, name }]) => id === idOrName || name === idOrName)
      if (!found) throw codedError('BAD_REQUEST', `There is no key "${idOrName}".`)
      const revoked = { ...found[1], revoked: Date.now() }
      known.set(found[0], revoked)
      return revoked
    },
    async verify(token) {
      const key = known.get(token)
      const over = key?.expires !== undefined && key.expires <= Date.now()
      if (key === undefined || key.revoked !== undefined || over) throw codedError('NOT_AUTHENTICATED')
      return key
    },
    async spend({ id, perMinute, perDay }, count) {
      const total = (spent.get(id) ?? 0) + count
      if (total > Math.min(perMinute ?? Infinity, perDay ?? Infinity)) throw tooMuch()
      spent.set(id, total)
    },
  }
}

function tooMuch(): CodedError {
  return Object.assign(codedError('RATE_LIMITED'), { retryAfterSeconds: 42 })
}
