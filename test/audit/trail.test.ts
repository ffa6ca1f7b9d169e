import { describe, expect, it } from 'vitest'
import { createNaming } from '../../src/audit/naming.ts'
import { createAuditTrail } from '../../src/audit/trail.ts'
import type { Account, AuditRow, AuditStore } from '../../src/contract/audit.ts'
import { ERRORS, type ErrorCode } from '../../src/contract/errors.ts'
import { createMemoryAudit } from '../../src/store/memory-audit.ts'

const SECRET = Buffer.alloc(32, 7)
const ada = { platform: 'slack', workspace: 'T1', user: 'U1' }
const account: Account = {
  time: 1000,
  origin: { ...ada, channel: 'C1', thread: '1700.1', roles: ['admin'], locale: 'fr-FR', language: 'fr' },
  task: 'translate',
  priority: 'interactive',
  models: ['a@1', 'b@2'],
  from: 'en',
  to: 'fr',
  messages: 1,
  charactersIn: 5,
  charactersOut: 7,
  milliseconds: 12,
}

function openTrail(style: 'hashed' | 'plain' = 'hashed', store: AuditStore = createMemoryAudit()) {
  const trail = createAuditTrail(
    store,
    createNaming(style, () => SECRET),
  )
  const rows = async () => {
    const all: AuditRow[] = []
    for await (const row of trail.read(0, Number.MAX_SAFE_INTEGER)) all.push(row)
    return all
  }
  return { trail, rows, store }
}

/** A store that waits with each append until it is let go. */
function slowStore() {
  const appends: { rows: readonly AuditRow[]; settle(error?: Error): void }[] = []
  const store: AuditStore = {
    ...createMemoryAudit(),
    append: (rows) =>
      new Promise((resolve, reject) => {
        appends.push({ rows, settle: (error) => (error ? reject(error) : resolve()) })
      }),
  }
  return { store, appends }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('the audit trail', () => {
  it('says everything but the text, the locale, the roles and the thread', async () => {
    const { trail, rows } = openTrail('plain')
    await trail.record(account)
    expect(await rows()).toEqual([
      {
        ...{ time: 1000, task: 'translate', from: 'en', to: 'fr' },
        ...{ messages: 1, charactersIn: 5, charactersOut: 7, milliseconds: 12 },
        ...{ door: 'slack', workspace: 'T1', channel: 'C1', person: 'slack/T1/U1' },
        ...{ models: 'a@1 + b@2', outcome: 'answered' },
      },
    ])
  })

  it('names nobody where nobody is named, and the key where there is one', async () => {
    const { trail, rows } = openTrail()
    await trail.record({ ...account, origin: { platform: 'http', key: '0123' } })
    const [row] = await rows()
    expect(row).toMatchObject({ door: 'http', key: '0123' })
    for (const name of ['person', 'workspace', 'channel']) expect(row).not.toHaveProperty(name)
  })

  it('keeps no word that somebody wrote in the place of a task', async () => {
    const { trail, rows } = openTrail()
    await trail.record({ ...account, task: 'my secret diary', code: 'UNKNOWN_TASK' })
    expect(JSON.stringify(await rows())).not.toContain('diary')
  })

  const REFUSED = ['NOT_AUTHENTICATED', 'NOT_ALLOWED', 'OPTED_OUT', 'RATE_LIMITED', 'OVERLOADED']
  it.each(Object.keys(ERRORS) as ErrorCode[])('%s is refused or failed', async (code) => {
    const { trail, rows } = openTrail()
    await trail.record({ ...account, code })
    expect(await rows()).toMatchObject([{ code, outcome: REFUSED.includes(code) ? 'refused' : 'failed' }])
  })

  it('resolves when the rows are safe and not before; those of one turn are written together', async () => {
    const { store, appends } = slowStore()
    const { trail } = openTrail('plain', store)
    const safe: string[] = []
    const record = (task: string) => trail.record({ ...account, task }).then(() => safe.push(task))
    const first = [record('a'), record('b')]
    await turn()
    const second = record('c')
    await turn()
    expect(appends.map(({ rows }) => rows.map(({ task }) => task))).toEqual([['a', 'b'], ['c']])
    expect(safe).toEqual([])
    appends[0]!.settle()
    await Promise.all(first)
    expect(safe).toEqual(['a', 'b'])
    appends[1]!.settle()
    await second
    expect(safe).toEqual(['a', 'b', 'c'])
  })

  it('tells everybody whose row was not written, and goes on with the next', async () => {
    const { store, appends } = slowStore()
    const { trail } = openTrail('plain', store)
    const lost = Promise.allSettled([trail.record(account), trail.record(account)])
    await turn()
    appends[0]!.settle(new Error('the disk is full'))
    expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    const kept = trail.record(account)
    await turn()
    appends[1]!.settle()
    await kept
  })
})

describe('a person in the audit trail', () => {
  it('is one hash, which says nothing without the key', async () => {
    const { trail, rows } = openTrail()
    const bob = { ...account, origin: { ...account.origin, user: 'U2' } }
    const elsewhere = { ...account, origin: { ...account.origin, workspace: 'T2' } }
    for (const one of [account, account, bob, elsewhere]) await trail.record(one)
    const [first, second, ...others] = (await rows()).map(({ person }) => person)
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(second).toBe(first)
    expect(new Set([first, ...others]).size).toBe(3)
    const other = createNaming('hashed', () => Buffer.alloc(32, 8))
    expect(other.nameOf(ada)).not.toBe(first)
  })

  it('is forgotten in old rows too, whatever they called them', async () => {
    const store = createMemoryAudit()
    const [hashed, plain] = [openTrail('hashed', store).trail, openTrail('plain', store)]
    await hashed.record(account)
    await plain.trail.record(account)
    await plain.trail.record({ ...account, origin: { ...account.origin, user: 'U10' } })
    expect(await hashed.held(ada)).toBe(2)
    expect(await hashed.forget(ada)).toBe(2)
    expect(await plain.trail.held(ada)).toBe(0)
    expect((await plain.rows()).map(({ person }) => person)).toEqual([undefined, undefined, 'slack/T1/U10'])
  })

  it('is forgotten in rows that are just being written, by a slow store too', async () => {
    const memory = createMemoryAudit()
    const append: AuditStore['append'] = async (rows) => {
      for (let turns = 0; turns < 5; turns++) await turn()
      await memory.append(rows)
    }
    for (const store of [memory, { ...memory, append }]) {
      const { trail, rows } = openTrail('hashed', store)
      const recording = trail.record(account)
      if (store !== memory) for (let turns = 0; turns < 3; turns++) await turn()
      expect(await trail.forget(ada)).toBe(1)
      await recording
      expect((await rows()).filter((row) => 'person' in row)).toEqual([])
    }
  })
})
