import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/store/database.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { describeStore } from '../suites/store.ts'
import { newFile } from './new-file.ts'
import { startProcess } from './start-process.ts'

describeStore('the store in a file', (now) => openSqliteStore(newFile(), now))

describe('a file', () => {
  it('keeps everything for the next process, and only its owner may read it', async () => {
    const file = newFile()
    const first = openSqliteStore(file)
    await first.put('c', 'k', { n: 1 })
    first.close()
    expect(await openSqliteStore(file).get('c', 'k')).toEqual({ n: 1 })
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is not there before it is needed', () => {
    const file = newFile()
    const store = openSqliteStore(file)
    expect(() => statSync(file)).toThrow('ENOENT')
    store.close()
    store.open()
    expect(statSync(file).size).toBeGreaterThan(0)
  })

  it('is swept of what has outlived its time', async () => {
    const file = newFile()
    let time = 0
    const store = openSqliteStore(file, () => time)
    for (let index = 0; index < 50; index++) await store.put('c', `${index}`, {}, 1000)
    time = 60_000
    await store.put('c', 'new', {})
    store.close()
    expect(new Database(file).prepare('SELECT key FROM records').all()).toEqual([{ key: 'new' }])
  })

  it('is swept when it is told to, down to its journal', async () => {
    const file = newFile()
    let time = 0
    const store = openSqliteStore(file, () => time)
    await store.put('c', 'k', { text: 'hunter2' }, 1000)
    await store.put('c', 'for ever', {})
    expect(store.sweep()).toBe(0)
    time = 1000
    expect(store.sweep()).toBe(1)
    for (const one of [file, `${file}-wal`]) expect(readFileSync(one, 'latin1')).not.toContain('hunter2')
    expect((await store.list('c', '')).length).toBe(1)
  })

  it('says whether it is there and whether it is open', () => {
    const store = openSqliteStore(newFile())
    const state = () => [store.exists(), store.isOpen()]
    expect(state()).toEqual([false, false])
    store.open()
    expect(state()).toEqual([true, true])
    store.close()
    expect(state()).toEqual([true, false])
  })

  it('holds nothing of what was removed', async () => {
    const file = newFile()
    const store = openSqliteStore(file)
    await store.put('c', 'U1', { language: 'hunter2' })
    store.close()
    expect(readFileSync(file, 'latin1')).toContain('hunter2')
    const later = openSqliteStore(file)
    await later.remove('c', 'U1')
    later.close()
    expect(readFileSync(file, 'latin1')).not.toContain('hunter2')
  })

  it('holds nothing of what was removed while it is open either, nor does its journal', async () => {
    const file = newFile()
    const store = openSqliteStore(file)
    await store.put('c', 'U1', { language: 'hunter2' })
    expect(readFileSync(`${file}-wal`, 'latin1')).toContain('hunter2')
    await store.remove('c', 'U1')
    for (const one of [file, `${file}-wal`]) expect(readFileSync(one, 'latin1')).not.toContain('hunter2')
    store.close()
  })
})

describe('two processes on one file', () => {
  it('are told apart by add, from the very first moment', async () => {
    const file = newFile()
    const processes = await Promise.all(['ada', 'bob'].map((name) => startProcess('add', file, name)))
    for (const { go } of processes) go()
    await Promise.all(processes.map(({ ended }) => ended))
    const kept = await openSqliteStore(file).list<{ name: string }>('race', '')
    const owned = (name: string) => kept.filter(({ record }) => record.name === name).map(({ key }) => key)
    expect(kept.length).toBe(400)
    expect(owned('ada')).toEqual(processes[0]!.lines.sort())
    expect(owned('bob')).toEqual(processes[1]!.lines.sort())
  })

  it('lose nothing that was kept when one is killed in the middle of writing', async () => {
    const file = newFile()
    const { go, kill, lines, output, ended } = await startProcess('put', file)
    output.on('line', () => lines.length > 200 && kill())
    go()
    await ended
    const kept = await openSqliteStore(file).list<{ index: number }>('many', '')
    const keys = new Set(kept.map(({ key }) => key))
    expect(lines.length).toBeGreaterThan(200)
    expect(lines.filter((key) => !keys.has(key))).toEqual([])
  })
})

describe('a file that cannot be used', () => {
  const full = async () => {
    const file = newFile()
    const store = openSqliteStore(file)
    for (let index = 0; index < 300; index++) await store.put('c', `k${index}`, { filler: 'x'.repeat(500) })
    store.close()
    return file
  }
  const overwrite = (file: string, from: number, to: number) => {
    writeFileSync(file, readFileSync(file).fill(0xaa, from, to))
  }

  it.each([
    ['has another beginning', (file: string) => overwrite(file, 0, 100)],
    ['has damage in the middle', (file: string) => overwrite(file, 8192, 65_536)],
    ['ends too early', (file: string) => truncateSync(file, 50_000)],
  ])('says so when it %s, and changes nothing', async (_, damage) => {
    const file = await full()
    damage(file)
    const before = readFileSync(file)
    const store = openSqliteStore(file)
    await expect(store.get('c', 'k1')).rejects.toMatchObject({
      code: 'STORE_DAMAGED',
      message: expect.stringContaining(`${file} is damaged`),
    })
    expect(() => store.open()).toThrow('put a backup in its place')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('says so when the damage happens while it is open', async () => {
    const file = await full()
    const store = openSqliteStore(file)
    store.open()
    overwrite(file, 4096, statSync(file).size)
    // A write by somebody else makes SQLite forget the pages that it has in memory.
    new Database(file).exec('CREATE TABLE other (key TEXT)')
    await expect(store.list('c', '')).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
  })

  it.each(['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR_WRITE'])(
    'says what to look at when it is %s',
    (code) => {
      const fails = () => {
        throw Object.assign(new Error('no'), { code })
      }
      expect(() => explain('parley.sqlite', fails)).toThrow(
        `parley.sqlite cannot be used (${code}): see that`,
      )
    },
  )

  it('says so when a newer Parley wrote it, or it has no folder', async () => {
    const file = await full()
    new Database(file).pragma('user_version = 99')
    expect(() => openSqliteStore(file).open()).toThrow('written by a newer Parley')
    const nowhere = join(file, 'x.sqlite')
    expect(() => openSqliteStore(nowhere).open()).toThrow(
      `${nowhere} cannot be written (ENOTDIR); PARLEY_DATA_DIR`,
    )
  })
})
