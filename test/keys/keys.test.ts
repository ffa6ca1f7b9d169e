import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Store } from '../../src/contract/store.ts'
import { createKeys } from '../../src/keys/keys.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { newFile } from '../store/new-file.ts'

const DAY = 24 * 60 * 60_000
const wishes = { name: 'ci', scopes: ['sentiment', 'metrics'] }
const refused = { code: 'NOT_AUTHENTICATED' }

describe.each([
  ['in memory', (now: () => number): Store => createMemoryStore(now)],
  ['in a file', (now: () => number): Store => openSqliteStore(newFile(), now)],
])('keys %s', (_, open) => {
  let time = 0
  let store: Store
  /** As another process would see them. */
  const openKeys = () => createKeys(store, () => time)

  beforeEach(() => {
    time = Date.UTC(2026, 10, 1, 23, 59)
    store = open(() => time)
  })

  it('are shown once and known again, also to another process', async () => {
    const { key, token } = await openKeys().create(wishes)
    expect(token).toMatch(new RegExp(`^parley_${key.id}_[\\w-]{43}$`))
    expect(key).toEqual({ id: key.id, ...wishes, created: time })
    expect(await openKeys().verify(token)).toEqual(key)
    expect(await openKeys().list()).toEqual([key])
    const kept = JSON.stringify(await store.list('keys', ''))
    for (const secret of [token, token.split('_')[2]!]) expect(kept).not.toContain(secret)
  })

  it('are refused with another secret, another id, or none', async () => {
    const keys = openKeys()
    const [one, other] = [await keys.create(wishes), await keys.create(wishes)]
    const swapped = one.token.replace(one.key.id, other.key.id)
    const unknown = one.token.replace(one.key.id, '0123456789ab')
    for (const token of [
      swapped,
      unknown,
      `${one.token}x`,
      one.token.slice(0, -1),
      one.key.id,
      '',
      'Bearer x',
    ]) {
      await expect(keys.verify(token)).rejects.toMatchObject({
        ...refused,
        message: 'This needs an API key that is valid.',
      })
    }
  })

  it('end at once when they are revoked, by id or by a name that only one has', async () => {
    const [server, operator] = [openKeys(), openKeys()]
    const first = await operator.create(wishes)
    expect(await server.verify(first.token)).toEqual(first.key)
    expect(await operator.revoke('ci')).toEqual({ ...first.key, revoked: time })
    await expect(server.verify(first.token)).rejects.toMatchObject({
      ...refused,
      message: 'This API key was revoked on 2026-11-01; ask the operator for another.',
    })
    const [second, third] = [await operator.create(wishes), await operator.create(wishes)]
    await expect(operator.revoke('ci')).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(new RegExp(`"ci": (${second.key.id}|${third.key.id}), .* by its id`)),
    })
    await operator.revoke(second.key.id)
    expect((await operator.revoke('ci')).id).toBe(third.key.id)
    await expect(operator.revoke('cd')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('are revoked once: the first time stays', async () => {
    const keys = openKeys()
    const { key } = await keys.create(wishes)
    const { revoked } = await keys.revoke(key.id)
    time += 1000
    expect((await keys.revoke(key.id)).revoked).toBe(revoked)
  })

  it('expire, and are gone 90 days later', async () => {
    const keys = openKeys()
    const { token } = await keys.create({ ...wishes, expires: time + DAY })
    time += 1
    const { key } = await keys.create({ ...wishes, name: 'old' })
    await keys.revoke(key.id)
    time += DAY - 2
    expect((await keys.verify(token)).name).toBe('ci')
    time += 1
    await expect(keys.verify(token)).rejects.toMatchObject({
      ...refused,
      message: 'This API key expired on 2026-11-02; ask the operator for another.',
    })
    expect((await keys.list()).map(({ name }) => name)).toEqual(['ci', 'old'])
    time += 89 * DAY + 1
    expect((await keys.list()).map(({ name }) => name)).toEqual(['ci'])
    time += DAY
    expect(await keys.list()).toEqual([])
    await expect(keys.verify(token)).rejects.toMatchObject(refused)
  })

  it('have a quota a day, which outlives a restart and ends at midnight', async () => {
    const { key } = await openKeys().create({ ...wishes, perDay: 10 })
    await openKeys().spend(key, 4)
    const keys = openKeys()
    await Promise.all([keys.spend(key, 2), keys.spend(key, 3)])
    await expect(keys.spend(key, 2)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 60 })
    await openKeys().spend(key, 1)
    await expect(openKeys().spend(key, 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    time += 60_000
    await keys.spend(key, 10)
    await expect(keys.spend(key, 1)).rejects.toMatchObject({ retryAfterSeconds: 86_400 })
  })

  it('count every request of many at once', async () => {
    const keys = openKeys()
    const { key } = await keys.create({ ...wishes, perDay: 50 })
    const results = await Promise.allSettled(Array.from({ length: 80 }, () => keys.spend(key, 1)))
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(50)
  })

  it('without quotas are good for all, and leave no trace', async () => {
    const keys = openKeys()
    const { key } = await keys.create(wishes)
    for (let index = 0; index < 50; index++) await keys.spend(key, 1_000_000)
    expect(await store.list('key-days', '')).toEqual([])
  })
})

describe('a quota a minute', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is for each key, and begins anew after a minute', async () => {
    const keys = createKeys(createMemoryStore())
    const [{ key }, { key: other }] = [
      await keys.create({ ...wishes, perMinute: 3 }),
      await keys.create({ ...wishes, perMinute: 3 }),
    ]
    await keys.spend(key, 2)
    vi.advanceTimersByTime(15_500)
    await expect(keys.spend(key, 2)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      message: 'This API key is good for 3 requests a minute; try again later.',
      retryAfterSeconds: 45,
    })
    await keys.spend(key, 1)
    await keys.spend(other, 3)
    await expect(keys.spend(key, 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    vi.advanceTimersByTime(44_500)
    await keys.spend(key, 3)
  })

  it('is not used up by more at once than it allows', async () => {
    const keys = createKeys(createMemoryStore())
    const { key } = await keys.create({ ...wishes, perMinute: 3 })
    await expect(keys.spend(key, 50)).rejects.toMatchObject({
      message: 'This API key is good for 3 requests a minute, and 50 came at once; send at most 3 together.',
    })
    await keys.spend(key, 3)
  })
})

describe('the comparison of tokens', () => {
  const real = crypto.timingSafeEqual
  afterEach(() => {
    crypto.timingSafeEqual = real
    syncBuiltinESMExports()
  })

  it('is of all 32 bytes in constant time, also for a key that is not there', async () => {
    const compared: number[][] = []
    crypto.timingSafeEqual = (a, b) => {
      compared.push([a.byteLength, b.byteLength])
      return real(a, b)
    }
    syncBuiltinESMExports()
    const keys = createKeys(createMemoryStore())
    const { token, key } = await keys.create(wishes)
    await keys.verify(token)
    for (const wrong of [token.replace(key.id, '0123456789ab'), `parley_${key.id}_${'A'.repeat(43)}`, 'x']) {
      await expect(keys.verify(wrong)).rejects.toMatchObject(refused)
    }
    expect(compared).toEqual(Array.from({ length: 4 }, () => [32, 32]))
  })
})
