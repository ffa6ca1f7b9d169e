import { beforeEach, describe, expect, it } from 'vitest'
import { createNaming } from '../../src/audit/naming.ts'
import { createAuditTrail } from '../../src/audit/trail.ts'
import { createAuditExport } from '../../src/commands/audit-export.ts'
import { createMemoryAudit } from '../../src/store/memory-audit.ts'
import { auditRow } from '../fakes/audit-row.ts'
import { openCommands } from './open-commands.ts'

const NOW = Date.UTC(2026, 10, 28, 12)
const at = (day: number, hour = 0) => Date.UTC(2026, 10, day, hour)
const naming = createNaming('hashed', () => Buffer.alloc(32))

describe('parley audit export', () => {
  const store = createMemoryAudit()
  const run = openCommands([createAuditExport(createAuditTrail(store, naming), () => NOW)])
  const days = async (...args: string[]) => {
    const { out } = await run('audit', 'export', ...args)
    return out.map((line) => Number(JSON.parse(line).time.slice(8, 10)))
  }

  beforeEach(async () => {
    await store.removeBefore(Number.MAX_SAFE_INTEGER)
    await store.append([1, 14, 21, 27, 28].map((day) => auditRow({ time: at(day) })))
  })

  it('writes a row a line, with its time in UTC', async () => {
    const { status, out, error } = await run('audit', 'export')
    expect([status, error]).toEqual([0, []])
    expect(out.length).toBe(5)
    expect(JSON.parse(out[0]!)).toEqual({ ...auditRow(), time: '2026-11-01T00:00:00.000Z' })
  })

  it.each([
    [
      ['--since', '7d'],
      [27, 28],
    ],
    [
      ['--since', '2w', '--until', '12h'],
      [21, 27],
    ],
    [
      ['--since', '2026-11-14', '--until', '2026-11-27'],
      [14, 21],
    ],
    [
      ['--since', '2026-11-14T01:00:00+01:00'],
      [14, 21, 27, 28],
    ],
    [
      ['--since', '2026-11-14T00:00:00.001Z'],
      [21, 27, 28],
    ],
    [['--until', '2026-11-01'], []],
  ])('%j gives what is within', async (args, wanted) => {
    expect(await days(...args)).toEqual(wanted)
  })

  it('gives the rows of one person', async () => {
    const ada = { platform: 'slack', workspace: 'T1', user: 'U1' }
    await store.append(naming.names(ada).map((person) => auditRow({ time: at(29), person })))
    await store.append([auditRow({ time: at(30), person: 'slack/T1/U10' })])
    expect(await days('--person', 'slack/T1/U1')).toEqual([29, 29])
  })

  it('writes CSV with one line for the names of the columns', async () => {
    await store.removeBefore(Number.MAX_SAFE_INTEGER)
    await store.append([auditRow({ channel: 'a,"b"', code: 'REPETITION', outcome: 'failed', to: 'fr' })])
    const { out } = await run('audit', 'export', '--format', 'csv')
    expect(out).toEqual([
      'time,door,workspace,channel,person,key,task,models,from,to,messages,charactersIn,charactersOut,milliseconds,outcome,code',
      '2026-11-01T00:00:00.000Z,slack,,"a,""b""",,,sentiment,parley-sentiment-en@0123,,fr,1,12,8,5,failed,REPETITION',
    ])
  })

  it.each([
    [
      ['--since', 'yesterday'],
      '--since: expected a date (2026-11-01), a time (2026-11-01T09:00:00Z) or how long ago',
    ],
    [['--until', '2026-02-30'], '--until: expected a date'],
    [['--since', '7 d'], '"7 d" came'],
    [['--format', 'xml'], '--format: expected jsonl or csv, but "xml" came'],
    [['--person', 'U1'], 'expected PLATFORM/WORKSPACE/USER, such as slack/'],
    [['--person', 'slack/T1/U1/x'], 'but "slack/T1/U1/x" came'],
    [['--person', 'slack/T1/%'], 'but "slack/T1/%" came'],
    [['--person', '/T1/U1'], 'but "/T1/U1" came'],
  ])('%j is refused before anything is written', async (args, words) => {
    const { status, out, error } = await run('audit', 'export', ...args)
    expect([status, out]).toEqual([2, []])
    expect(error.join()).toContain(words)
  })
})
