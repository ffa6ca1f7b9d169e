import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClaims } from '../src/claims.ts'
import { codedError } from '../src/contract/errors.ts'
import { RETENTION } from '../src/contract/retention.ts'
import { createLivingAnswers } from '../src/living-answers.ts'
import { createMemos } from '../src/memos.ts'
import { createPeople } from '../src/people.ts'
import { openSqliteStore, type SqliteStore } from '../src/store/sqlite.ts'
import { createSweeper } from '../src/sweeper.ts'
import { auditRow } from './fakes/audit-row.ts'
import { recordedLog } from './fakes/recorded-log.ts'
import { newFile } from './store/new-file.ts'

const DAY = 24 * 60 * 60_000
const HOUR = 60 * 60_000
const ada = { platform: 'slack', workspace: 'T1', user: 'U1' }
const original = { platform: 'slack', workspace: 'T1', channel: 'C1', message: '1' }

let time: number
let store: SqliteStore

beforeEach(() => {
  time = Date.UTC(2026, 10, 1)
  store = openSqliteStore(newFile(), () => time)
})
afterEach(() => {
  vi.useRealTimers()
  store.close()
})

function openSweeper(days: Partial<Record<'PARLEY_AUDIT_DAYS' | 'PARLEY_FEEDBACK_DAYS', number>> = {}) {
  const { log, lines } = recordedLog()
  const all = { PARLEY_AUDIT_DAYS: 90, PARLEY_FEEDBACK_DAYS: 365, PARLEY_MOOD_DAYS: 400, ...days }
  return { ...createSweeper({ store, days: all, log, now: () => time }), lines }
}

const auditTimes = async () => {
  const times = []
  for await (const row of store.audit.read(0, Number.MAX_SAFE_INTEGER)) times.push(row.time)
  return times
}

/** Fake timers would move with `vi.waitFor`. */
async function until(done: () => boolean | Promise<boolean>) {
  while (!(await done())) await new Promise((resolve) => setImmediate(resolve))
}

/** How many records of each collection the file itself holds, alive or not. */
const inFile = async () => {
  const now = time
  time = 0
  const names = Object.keys(RETENTION).filter((name) => name !== 'audit')
  const counts = await Promise.all(names.map(async (name) => [name, (await store.list(name, '')).length]))
  time = now
  return Object.fromEntries(counts.filter(([, count]) => count !== 0))
}

describe('the sweeper', () => {
  it('removes each kind of data when its time has come, and what has none never', async () => {
    const people = createPeople(store, { now: () => time })
    await people.change(ada, { language: 'fr' })
    await people.rate(ada, { answer: 'a', task: 'translate', models: [], good: true })
    await createClaims(store).take(['slack/delivery/1'])
    await createMemos(store).keep('discord', { task: 'translate' })
    await createLivingAnswers(store).remember(original, 'mention', {})
    await store.audit.append([auditRow({ time })])
    const { sweepSome } = openSweeper()
    const month = { people: 1, feedback: 1, memos: 1, 'living-answers': 1 }
    const begin = time
    const countsAfter = async (milliseconds: number) => {
      time = begin + milliseconds
      await sweepSome()
      return { ...(await inFile()), audit: (await auditTimes()).length }
    }
    expect(await countsAfter(10 * 60_000 - 1)).toEqual({ ...month, claims: 1, audit: 1 })
    expect(await countsAfter(10 * 60_000)).toEqual({ ...month, audit: 1 })
    expect(await countsAfter(30 * DAY - 1)).toEqual({ ...month, audit: 1 })
    expect(await countsAfter(30 * DAY)).toEqual({ people: 1, feedback: 1, audit: 1 })
    expect(await countsAfter(90 * DAY)).toEqual({ people: 1, feedback: 1, audit: 1 })
    expect(await countsAfter(90 * DAY + 1)).toEqual({ people: 1, feedback: 1, audit: 0 })
    expect(await countsAfter(365 * DAY)).toEqual({ people: 1, feedback: 1, audit: 0 })
    expect(await countsAfter(365 * DAY + 1)).toEqual({ people: 1, audit: 0 })
    expect(await countsAfter(50 * 365 * DAY)).toEqual({ people: 1, audit: 0 })
  })

  it('goes by the variables as they are now: fewer days count for old data too, and 0 leaves no audit trail', async () => {
    const people = createPeople(store, { now: () => time })
    await people.rate(ada, { answer: 'a', task: 'translate', models: [], good: true })
    await store.audit.append([auditRow({ time: time - 1 })])
    time += 8 * DAY
    await openSweeper({ PARLEY_FEEDBACK_DAYS: 8, PARLEY_AUDIT_DAYS: 9 }).sweepSome()
    expect([await inFile(), (await auditTimes()).length]).toEqual([{ feedback: 1 }, 1])
    await openSweeper({ PARLEY_FEEDBACK_DAYS: 7, PARLEY_AUDIT_DAYS: 0 }).sweepSome()
    expect([await inFile(), (await auditTimes()).length]).toEqual([{}, 0])
  })

  it('gives feedback of an older Parley, which has no time, its days from now on', async () => {
    await store.put('feedback', 'slack/T1/U1/a', { task: 'translate', models: [], good: true })
    const { sweepSome } = openSweeper()
    await sweepSome()
    time += 365 * DAY
    await sweepSome()
    expect(await inFile()).toEqual({ feedback: 1 })
    time += 1
    await sweepSome()
    expect(await inFile()).toEqual({})
  })

  it('sweeps all at the start and every hour, until it is stopped', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const old = Array.from({ length: 1800 }, (_, index) => auditRow({ time: time - 90 * DAY - index - 1 }))
    await store.audit.append([...old, auditRow({ time: time - 90 * DAY }), auditRow({ time })])
    const { start, lines } = openSweeper()
    const stop = start()
    await until(() => lines.length === 1)
    time += HOUR
    vi.advanceTimersByTime(HOUR - 1)
    expect((await auditTimes()).length).toBe(2)
    vi.advanceTimersByTime(1)
    await until(() => lines.length === 2)
    expect((await auditTimes()).length).toBe(1)
    await stop()
    time += 90 * DAY
    vi.advanceTimersByTime(5 * HOUR)
    expect((await auditTimes()).length).toBe(1)
    expect(lines.map(({ fields }) => fields)).toEqual([{ removed: 1800 }, { removed: 1 }])
  })

  it('stops in the middle of much, and what is left waits for the next time', async () => {
    await store.audit.append(Array.from({ length: 3000 }, (_, index) => auditRow({ time: index })))
    const stop = openSweeper().start()
    await stop()
    const left = (await auditTimes()).length
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(3000)
  })

  it('makes no file where there is none', async () => {
    const { start, sweepSome } = openSweeper()
    await sweepSome()
    await start()()
    expect([store.exists(), store.isOpen()]).toEqual([false, false])
  })

  it('says in the log when it cannot, and goes on trying', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    store.open()
    const [sweep, { log, lines }] = [vi.fn(store.sweep), recordedLog()]
    sweep.mockImplementationOnce(() => {
      throw codedError('CONFIGURATION', 'the disk is full')
    })
    const days = { PARLEY_AUDIT_DAYS: 90, PARLEY_FEEDBACK_DAYS: 365, PARLEY_MOOD_DAYS: 400 }
    const stop = createSweeper({ store: { ...store, sweep }, days, log }).start()
    await until(() => lines.length === 1)
    expect(lines[0]).toMatchObject({ level: 'error', fields: { code: 'CONFIGURATION' } })
    expect(lines[0]!.message).toContain('the disk is full')
    vi.advanceTimersByTime(HOUR)
    await until(() => sweep.mock.calls.length === 2)
    await stop()
    expect(lines.length).toBe(1)
  })
})
