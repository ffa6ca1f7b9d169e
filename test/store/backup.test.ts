import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { auditRow } from '../fakes/audit-row.ts'
import { newFile } from './new-file.ts'
import { startProcess } from './start-process.ts'

describe('a backup', () => {
  it('holds everything, for its owner alone, and is opened as any store', async () => {
    const [from, to] = [newFile(), newFile()]
    const store = openSqliteStore(from)
    await store.put('people', 'slack/T1/U1/language', { value: 'fr' })
    await store.put('claims', 'short', {}, 60_000)
    await store.audit.append([auditRow({ person: 'p' })])
    store.backup(to)
    await store.put('people', 'slack/T1/U1/language', { value: 'de' })
    expect(statSync(to).mode & 0o777).toBe(0o600)
    expect(existsSync(`${to}-wal`)).toBe(false)
    const restored = openSqliteStore(to)
    restored.open()
    expect(await restored.get('people', 'slack/T1/U1/language')).toEqual({ value: 'fr' })
    expect(await restored.get('claims', 'short')).toEqual({})
    expect(await restored.audit.count('p')).toBe(1)
    await restored.put('people', 'slack/T1/U2/language', { value: 'es' })
    restored.close()
    store.close()
  })

  it('is of one moment, while another process writes and is killed', async () => {
    const [from, to] = [newFile(), newFile()]
    const { go, kill, lines, output, ended } = await startProcess('put', from)
    let backedUp: number | undefined
    output.on('line', () => {
      if (backedUp !== undefined || lines.length < 100) return
      backedUp = lines.length
      openSqliteStore(from).backup(to)
      kill()
    })
    go()
    await ended
    const kept = await openSqliteStore(to).list<{ index: number }>('many', '')
    const indexes = kept.map(({ record }) => record.index).sort((a, b) => a - b)
    expect(indexes.length).toBeGreaterThanOrEqual(backedUp!)
    expect(indexes).toEqual(indexes.map((_, index) => index))
  })

  it('is never made over a file, and says where it cannot be made', async () => {
    const [from, to] = [newFile(), newFile()]
    const store = openSqliteStore(from)
    store.open()
    writeFileSync(to, 'precious')
    expect(() => store.backup(to)).toThrow(`expected the name of a new file, but ${to} is there already`)
    expect(readFileSync(to, 'utf8')).toBe('precious')
    expect(() => store.backup(from)).toThrow('is there already')
    expect(() => store.backup(`${to}/x`)).toThrow(`${to}/x cannot be made (ENOTDIR)`)
    store.close()
  })

  it('leaves nothing behind when the store is damaged', async () => {
    const [from, to] = [newFile(), newFile()]
    const full = openSqliteStore(from)
    await full.audit.append(Array.from({ length: 2000 }, (_, time) => auditRow({ time })))
    full.close()
    const bytes = readFileSync(from)
    writeFileSync(from, bytes.fill(0xaa, 65_536, bytes.length - 8192))
    const store = openSqliteStore(from)
    await store.get('people', 'x')
    expect(() => store.backup(to)).toThrow(`${from} is damaged`)
    expect(existsSync(to)).toBe(false)
  })
})
