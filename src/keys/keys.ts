import { timingSafeEqual } from 'node:crypto'
import { codedError } from '../contract/errors.ts'
import type { ApiKey, Keys, KeyWishes } from '../contract/keys.ts'
import { RETENTION } from '../contract/retention.ts'
import type { Kept, Store } from '../contract/store.ts'
import { createDayQuota } from './day-quota.ts'
import { createMinuteQuota } from './minute-quota.ts'
import { createToken, hashOf, idOf } from './token.ts'

const COLLECTION = 'keys'
/** A key that is over stays so long, for the audit trail names it. */
const AFTERLIFE_MILLISECONDS = RETENTION[COLLECTION].life.milliseconds
/** What a token is compared with when there is no such key, which shall take as long. */
const NO_HASH = Buffer.alloc(32)

interface KeptKey extends Kept, Omit<ApiKey, 'id'> {
  /** SHA-256 of the token, as base64. */
  hash: string
}

/** API keys in the collection `keys`, under their ids. `now` in milliseconds since the epoch. */
export function createKeys(store: Store, now: () => number = Date.now): Keys {
  const [spendMinute, spendDay] = [createMinuteQuota(), createDayQuota(store, now)]
  const list = async () => {
    const found = await store.list<KeptKey>(COLLECTION, '')
    return found.map(({ key, record }) => keyOf(key, record)).toSorted((a, b) => a.created - b.created)
  }
  const create: Keys['create'] = async (wishes) => {
    const { id, token } = createToken()
    const kept = { ...wishes, created: now(), hash: hashOf(token).toString('base64') }
    const isNew = await store.add(COLLECTION, id, kept, lifeOf(wishes, now()))
    return isNew ? { key: keyOf(id, kept), token } : await create(wishes)
  }
  return {
    create,
    list,
    async revoke(idOrName) {
      const { id } = findKey(await list(), idOrName)
      const kept = await store.get<KeptKey>(COLLECTION, id)
      if (kept === undefined) throw codedError('BAD_REQUEST', `The key ${id} is not there any more.`)
      const revoked = { ...kept, revoked: kept.revoked ?? now() }
      await store.put(COLLECTION, id, revoked, AFTERLIFE_MILLISECONDS)
      return keyOf(id, revoked)
    },
    async verify(token) {
      const id = idOf(token)
      const kept = id === undefined ? undefined : await store.get<KeptKey>(COLLECTION, id)
      const hash = kept === undefined ? NO_HASH : Buffer.from(kept.hash, 'base64')
      if (!timingSafeEqual(hashOf(token), hash) || id === undefined || kept === undefined) {
        throw codedError('NOT_AUTHENTICATED')
      }
      return checkValid(keyOf(id, kept), now())
    },
    async spend({ id, perMinute, perDay }, count) {
      if (perMinute !== undefined) await spendMinute(id, perMinute, count)
      if (perDay !== undefined) await spendDay(id, perDay, count)
    },
  }
}

const keyOf = (id: string, { hash, ...key }: KeptKey): ApiKey => ({ id, ...key })

/** Milliseconds; undefined: until it is revoked. */
const lifeOf = ({ expires }: KeyWishes, now: number) =>
  expires === undefined ? undefined : expires - now + AFTERLIFE_MILLISECONDS

function findKey(keys: readonly ApiKey[], idOrName: string): ApiKey {
  const named = keys.filter(({ name }) => name === idOrName)
  const inUse = named.filter(({ revoked }) => revoked === undefined)
  const [found, ...more] =
    [keys.filter(({ id }) => id === idOrName), inUse, named].find((some) => some.length > 0) ?? []
  if (found === undefined) {
    throw codedError(
      'BAD_REQUEST',
      `There is no key ${JSON.stringify(idOrName)}; parley keys list shows all.`,
    )
  }
  if (more.length === 0) return found
  const ids = [found, ...more].map(({ id }) => id).join(', ')
  throw codedError(
    'BAD_REQUEST',
    `Several keys are called ${JSON.stringify(idOrName)}: ${ids}. Say which, by its id.`,
  )
}

/** Says what is wrong only to who has the whole token. */
function checkValid(key: ApiKey, now: number): ApiKey {
  const { revoked, expires } = key
  const over = revoked ?? (expires !== undefined && expires <= now ? expires : undefined)
  if (over === undefined) return key
  const what = revoked === undefined ? 'expired' : 'was revoked'
  const when = new Date(over).toISOString().slice(0, 10)
  throw codedError('NOT_AUTHENTICATED', `This API key ${what} on ${when}; ask the operator for another.`)
}
