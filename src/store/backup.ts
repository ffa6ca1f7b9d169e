import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import Database from 'libsql'
import { codedError } from '../contract/errors.ts'

/**
 * Writes a copy of a database, as all of it was at one moment, to a new file that only its owner may read.
 * @throws BAD_REQUEST when there is such a file or it cannot be made.
 */
export function backupDatabase(database: Database.Database, to: string): void {
  closeSync(makeFile(to))
  try {
    // SQLite writes into an empty file, takes `file:…` for an address and does not wait for the disk.
    database.prepare('VACUUM INTO ?').run(resolve(to))
    checkCopy(to)
    flush(to)
  } catch (error) {
    rmSync(to, { force: true })
    throw error
  }
}

function makeFile(to: string): number {
  try {
    return openSync(to, 'wx', 0o600)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const what = code === 'EEXIST' ? 'is there already' : `cannot be made (${code})`
    throw codedError('BAD_REQUEST', `expected the name of a new file, but ${to} ${what}`, error)
  }
}

function checkCopy(to: string) {
  const copy = new Database(to)
  try {
    const [row] = copy.pragma('quick_check(1)') as { quick_check: string }[]
    if (row?.quick_check !== 'ok')
      throw codedError('STORE_DAMAGED', `${to} came out damaged; see that its disk works`)
  } finally {
    copy.close()
  }
}

function flush(to: string) {
  const handle = openSync(to, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}
