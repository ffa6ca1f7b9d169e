import { closeSync, openSync } from 'node:fs'
import Database from 'libsql'
import { codedError } from '../contract/errors.ts'
import { MIGRATIONS } from './migrations.ts'

/** How long a write waits for another process that writes to the same file. */
const PATIENCE_MILLISECONDS = 5000

/**
 * Opens a database file, makes it when there is none and brings it to the newest version. The audit trail is looked
 * through for damage only if `thorough`: it may be large.
 * @throws STORE_DAMAGED, or CONFIGURATION when the file cannot be used; neither changes anything in it.
 */
export function openDatabase(path: string, thorough: boolean): Database.Database {
  makeFile(path)
  return explain(path, () => {
    const database = new Database(path)
    database.pragma(`busy_timeout = ${PATIENCE_MILLISECONDS}`)
    checkFile(path, database, thorough)
    // WAL lets two processes share the file; what is forgotten is also overwritten in it.
    for (const setting of ['journal_mode = WAL', 'synchronous = NORMAL', 'secure_delete = ON']) {
      database.pragma(setting)
    }
    migrate(database)
    return database
  })
}

const DAMAGE = /^SQLITE_(CORRUPT|NOTADB)/
/** What is no mistake of Parley: a full disk, a program that does not let go of the file, … */
const HINDRANCE = /^SQLITE_(FULL|BUSY|LOCKED|IOERR|READONLY|CANTOPEN|PERM)/

/** Runs `work` on the file at `path`; what the operator must see to becomes an error that says so. */
export function explain<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = String((error as { code?: unknown }).code)
    if (DAMAGE.test(code)) throw damaged(path, error)
    throw HINDRANCE.test(code) ? hindered(path, code, error) : error
  }
}

/** Only its owner may read it. */
function makeFile(path: string) {
  try {
    closeSync(openSync(path, 'a', 0o600))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw codedError(
      'CONFIGURATION',
      `${path} cannot be written (${code}); PARLEY_DATA_DIR must be a folder that Parley may write to`,
      error,
    )
  }
}

/** @throws STORE_DAMAGED, or CONFIGURATION when a newer Parley wrote it. */
export function checkFile(path: string, database: Database.Database, thorough: boolean) {
  const all = thorough || versionOf(database) === 0
  const check = database.pragma(`quick_check(${all ? 1 : 'records'})`) as { quick_check: string }[]
  if (check[0]?.quick_check !== 'ok') throw damaged(path)
  if (versionOf(database) <= MIGRATIONS.length) return
  throw codedError('CONFIGURATION', `${path} was written by a newer Parley; start that one, or newer`)
}

function migrate(database: Database.Database) {
  if (versionOf(database) === MIGRATIONS.length) return
  // Immediate: of two processes that open a new file, the second waits here, and then finds nothing left to do.
  database
    .transaction(() => {
      for (const step of MIGRATIONS.slice(versionOf(database))) database.exec(step)
      database.pragma(`user_version = ${MIGRATIONS.length}`)
    })
    .immediate()
}

function versionOf(database: Database.Database): number {
  return (database.pragma('user_version') as { user_version: number }[])[0]!.user_version
}

function hindered(path: string, code: string, cause: unknown) {
  return codedError(
    'CONFIGURATION',
    `${path} cannot be used (${code}): see that its disk has room, works and may be written to, and that no other program holds it`,
    cause,
  )
}

function damaged(path: string, cause?: unknown) {
  return codedError(
    'STORE_DAMAGED',
    `${path} is damaged. Nothing in it was changed. Stop Parley and put a backup in its place, or move it ` +
      `(with ${path}-wal and ${path}-shm) elsewhere: then settings are as at first, API keys and the audit trail are gone, and workspaces are installed again.`,
    cause,
  )
}
