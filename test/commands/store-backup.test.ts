import { statSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createStoreBackup } from '../../src/commands/store-backup.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { newFile } from '../store/new-file.ts'
import { openCommands } from './open-commands.ts'

function setup(keyPath?: string) {
  const path = newFile()
  const store = openSqliteStore(path)
  return { path, store, run: openCommands([createStoreBackup({ ...store, path, keyPath })]) }
}

describe('parley store backup', () => {
  it('says how large the copy is, what else belongs to it and how it is restored', async () => {
    const { path, store, run } = setup('data/secret.key')
    await store.put('c', 'k', { n: 1 })
    const to = newFile()
    const { status, out, error } = await run('store', 'backup', to)
    expect([status, out]).toEqual([0, [`✓ ${to}: ${Math.ceil(statSync(to).size / 1000)} kB`]])
    expect(error[0]).toContain('a backup needs data/secret.key too')
    expect(error[1]).toBe(
      `To restore: stop Parley, remove ${path}-wal and ${path}-shm, put ${to} in the place of ${path}.`,
    )
    expect(await openSqliteStore(to).get('c', 'k')).toEqual({ n: 1 })
    store.close()
  })

  it('names the variable where the key is not in a file', async () => {
    const { store, run } = setup()
    store.open()
    expect((await run('store', 'backup', newFile())).error[0]).toContain(
      'needs the value of PARLEY_SECRET_KEY too',
    )
    store.close()
  })

  it('refuses to write over a file, and to copy nothing', async () => {
    const { path, store, run } = setup()
    expect((await run('store', 'backup', newFile())).error).toEqual([
      `parley: There is nothing to back up yet: there is no ${path}.`,
    ])
    expect(store.exists()).toBe(false)
    store.open()
    const there = newFile()
    writeFileSync(there, '')
    const { status, error } = await run('store', 'backup', there)
    expect([status, error]).toEqual([
      2,
      [`parley: expected the name of a new file, but ${there} is there already`],
    ])
    store.close()
  })
})
