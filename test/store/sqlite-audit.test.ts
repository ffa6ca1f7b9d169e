import { readFileSync, writeFileSync } from 'node:fs'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../src/store/migrations.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { auditRow } from '../fakes/audit-row.ts'
import { describeAuditStore } from '../suites/audit-store.ts'
import { newFile } from './new-file.ts'
import { startProcess } from './start-process.ts'

describeAuditStore('the audit trail in a file', () => openSqliteStore(newFile()).audit)

async function tasksIn(file: string): Promise<string[]> {
  const store = openSqliteStore(file)
  const tasks = []
  for await (const { task } of store.audit.read(0, Number.MAX_SAFE_INTEGER)) tasks.push(task)
  store.close()
  return tasks
}

describe('the audit trail in a file', () => {
  it('writes all rows or none', async () => {
    const file = newFile()
    const { audit } = openSqliteStore(file)
    const wrong = { ...auditRow(), task: undefined } as never
    await expect(audit.append([auditRow(), wrong])).rejects.toThrow('NOT NULL')
    expect(await tasksIn(file)).toEqual([])
  })

  it('comes to a file of an older Parley, which keeps what it had', async () => {
    const file = newFile()
    const old = new Database(file)
    old.exec(MIGRATIONS[0]!)
    old.exec(`INSERT INTO records VALUES ('people', 'slack/T1/U1/language', '{"value":"fr"}', NULL)`)
    old.pragma('user_version = 1')
    old.close()
    const store = openSqliteStore(file)
    await store.audit.append([auditRow()])
    expect(await store.get('people', 'slack/T1/U1/language')).toEqual({ value: 'fr' })
    expect(await tasksIn(file)).toEqual(['sentiment'])
  })

  it('holds nothing of who was taken out or of what was removed, nor does its journal', async () => {
    const file = newFile()
    const { audit, close } = openSqliteStore(file)
    await audit.append([
      auditRow({ person: 'hunter2', channel: 'hunter3' }),
      auditRow({ time: 1, key: 'hunter4' }),
    ])
    await audit.unname('hunter2')
    await audit.removeBefore(2)
    for (const one of [file, `${file}-wal`]) expect(readFileSync(one, 'latin1')).not.toContain('hunter')
    close()
  })

  it('has every row that was safe when its process is killed in the middle of writing, four times', async () => {
    const file = newFile()
    const said: string[] = []
    for (let round = 0; round < 4; round++) {
      const { go, kill, lines, output, ended } = await startProcess('audit', file, String(round))
      output.on('line', () => lines.length >= 100 + round * 37 && kill())
      go()
      await ended
      said.push(...lines)
    }
    const kept = new Set(await tasksIn(file))
    expect(said.length).toBeGreaterThan(400)
    expect(said.filter((task) => !kept.has(task))).toEqual([])
  })

  it('takes the rows of two processes at once', async () => {
    const file = newFile()
    const processes = await Promise.all(['ada', 'bob'].map((name) => startProcess('audit', file, name)))
    for (const { go, kill, lines, output } of processes) {
      output.on('line', () => lines.length > 300 && kill())
      go()
    }
    await Promise.all(processes.map(({ ended }) => ended))
    const kept = await tasksIn(file)
    for (const { lines } of processes) {
      expect(lines.length).toBeGreaterThan(300)
      expect(lines.filter((task) => !kept.includes(task))).toEqual([])
    }
  })
})

describe('a damaged audit trail', () => {
  /** A file whose last pages, which hold rows of the audit trail, are overwritten. */
  const damaged = async () => {
    const file = newFile()
    const store = openSqliteStore(file)
    await store.put('people', 'slack/T1/U1/language', { value: 'fr' })
    await store.audit.append(
      Array.from({ length: 3000 }, (_, time) => auditRow({ time, person: `p${time}` })),
    )
    store.close()
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(0xaa, 65_536, bytes.length - 8192))
    return file
  }

  it('opens no door', async () => {
    const file = await damaged()
    const before = readFileSync(file)
    const store = openSqliteStore(file)
    expect(() => store.open()).toThrow(`${file} is damaged. Nothing in it was changed.`)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('is told when it is read, and keeps nobody from their settings', async () => {
    const store = openSqliteStore(await damaged())
    expect(await store.get('people', 'slack/T1/U1/language')).toEqual({ value: 'fr' })
    const read = async () => {
      for await (const _ of store.audit.read(0, 10_000));
    }
    await expect(read()).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
  })
})
