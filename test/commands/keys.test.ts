import { beforeEach, describe, expect, it } from 'vitest'
import { createKeysCreate } from '../../src/commands/keys-create.ts'
import { createKeysList } from '../../src/commands/keys-list.ts'
import { createKeysRevoke } from '../../src/commands/keys-revoke.ts'
import type { Keys } from '../../src/contract/keys.ts'
import { createKeys } from '../../src/keys/keys.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { openCommands } from './open-commands.ts'

const NOW = Date.UTC(2026, 10, 28, 12)
const DAY = 24 * 60 * 60_000

describe('parley keys', () => {
  let time = NOW
  let keys: Keys
  let run: ReturnType<typeof openCommands>

  beforeEach(() => {
    time = NOW
    const now = () => time
    keys = createKeys(createMemoryStore(now), now)
    run = openCommands([
      createKeysCreate(keys, ['sentiment', 'translate'], now),
      createKeysList(keys, now),
      createKeysRevoke(keys),
    ])
  })

  it('create writes the key alone to standard output, and it is good', async () => {
    const { status, out, error } = await run('keys', 'create', 'ci')
    expect([status, out.length]).toEqual([0, 1])
    const key = await keys.verify(out[0]!)
    expect(key).toEqual({ id: key.id, name: 'ci', scopes: ['*'], created: NOW })
    expect(error).toEqual([`This is key ${key.id} (ci). Keep it now: it cannot be shown again.`])
  })

  it('create takes scopes, quotas and an end', async () => {
    const { out } = await run(
      ...['keys', 'create', 'build 7', '--scope', 'translate, metrics', '--per-minute', '60'],
      ...['--per-day', '1000', '--expires', '90d'],
    )
    expect(await keys.verify(out[0]!)).toMatchObject({
      name: 'build 7',
      scopes: ['translate', 'metrics'],
      perMinute: 60,
      perDay: 1000,
      expires: NOW + 90 * DAY,
    })
    const dated = await run('keys', 'create', 'x', '--expires', '2027-01-01')
    expect((await keys.verify(dated.out[0]!)).expires).toBe(Date.UTC(2027, 0, 1))
  })

  it.each([
    [
      ['--scope', 'sentiment,summarise'],
      '--scope: expected some of sentiment, translate, *, metrics, but "summarise" came',
    ],
    [['--scope', ''], '--scope: expected some of'],
    [['--per-minute', '0'], '--per-minute: expected a whole number from 1 to 1000000000, but "0" came'],
    [['--per-minute', '1.5'], 'but "1.5" came'],
    [['--per-day', 'many'], '--per-day: expected a whole number'],
    [['--per-day', '99999999999'], 'but "99999999999" came'],
    [
      ['--expires', 'soon'],
      '--expires: expected a date (2026-11-01), a time (2026-11-01T09:00:00Z) or how long from now',
    ],
    [['--expires', '2026-11-28'], '--expires: expected a time that is still to come, but "2026-11-28" came'],
  ])('create refuses %j and makes nothing', async (args, words) => {
    const { status, out, error } = await run('keys', 'create', 'ci', ...args)
    expect([status, out]).toEqual([2, []])
    expect(error.join()).toContain(words)
    expect(await keys.list()).toEqual([])
  })

  it.each(['', ' ', 'a\u0007b', 'x'.repeat(61)])('create does not take %j for a name', async (name) => {
    const { status, error } = await run('keys', 'create', name)
    expect(status).toBe(2)
    expect(error.join()).toContain('NAME: expected 1 to 60 characters that can be printed')
  })

  it('list shows what there is, and never a key', async () => {
    expect((await run('keys', 'list')).error.join()).toContain('There are no API keys')
    const first = await run('keys', 'create', 'ci', '--per-minute', '60', '--expires', '30d')
    time += 1
    await run('keys', 'create', 'build', '--scope', 'translate')
    time += 1
    await run('keys', 'create', 'old')
    await run('keys', 'revoke', 'old')
    time += 30 * DAY
    const { out } = await run('keys', 'list')
    const cells = out.map((line) => line.split(/ {2,}/).slice(1))
    expect(cells).toEqual([
      ['NAME', 'SCOPES', 'A MINUTE', 'A DAY', 'MADE', 'EXPIRES', 'STATE'],
      ['ci', '*', '60', '–', '2026-11-28', '2026-12-28', 'expired'],
      ['build', 'translate', '–', '–', '2026-11-28', 'never', 'valid'],
      ['old', '*', '–', '–', '2026-11-28', 'never', 'revoked 2026-11-28'],
    ])
    expect(out.join()).not.toContain(first.out[0]!.split('_')[2])
  })

  it('revoke ends a key, and says when there is none', async () => {
    const { out } = await run('keys', 'create', 'ci')
    const { id } = await keys.verify(out[0]!)
    expect(await run('keys', 'revoke', id)).toEqual({ status: 0, out: [`✓ ${id} (ci): revoked`], error: [] })
    await expect(keys.verify(out[0]!)).rejects.toMatchObject({ code: 'NOT_AUTHENTICATED' })
    const { status, error } = await run('keys', 'revoke', 'cd')
    expect(status).toBe(2)
    expect(error.join()).toContain('There is no key "cd"; parley keys list shows all.')
  })
})
