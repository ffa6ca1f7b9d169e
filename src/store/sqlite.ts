import type Database from 'libsql'
import type { Kept, Store } from '../contract/store.ts'
import { explain, openDatabase } from './database.ts'

/** A Store in a file. */
export interface SqliteStore extends Store {
  /** Opens the file now; else the first use does. Throws what is wrong with it. */
  open(): void
  close(): void
}

interface Row {
  key: string
  record: string
}

const SWEEP_MILLISECONDS = 60_000

const ALIVE = '(expires IS NULL OR expires > @now)'
/** The record at `@key` and those under it. The first line alone would let in neighbours; it is what the index serves. */
const BRANCH = `collection = @collection AND key >= @key AND key < @end
    AND (@key = '' OR key = @key OR key > @key || '/')`
const SQL = {
  get: `SELECT record FROM records WHERE collection = @collection AND key = @key AND ${ALIVE}`,
  put: `INSERT INTO records VALUES (@collection, @key, @record, @expires)
    ON CONFLICT DO UPDATE SET record = excluded.record, expires = excluded.expires`,
  add: `INSERT INTO records VALUES (@collection, @key, @record, @expires)
    ON CONFLICT DO UPDATE SET record = excluded.record, expires = excluded.expires WHERE records.expires <= @now`,
  sweep: 'DELETE FROM records WHERE expires <= @now',
  remove: `DELETE FROM records WHERE ${BRANCH} AND ${ALIVE}`,
  list: `SELECT key, record FROM records WHERE ${BRANCH} AND ${ALIVE} ORDER BY key`,
}

/** Keeps everything in one SQLite file, which several processes may share. `now` in milliseconds since the epoch. */
export function openSqliteStore(path: string, now: () => number = Date.now): SqliteStore {
  const statements = createStatements(path, now)
  const { change, rows } = statements
  const sweep = createSweep(() => change(SQL.sweep, {}), now)
  const write = (sql: string, collection: string, key: string, record: Kept, milliseconds?: number) => {
    sweep()
    const expires = milliseconds === undefined ? null : now() + milliseconds
    return change(sql, { collection, key, record: JSON.stringify(record), expires })
  }
  return {
    open: statements.open,
    close: statements.close,
    async get<T extends Kept>(collection: string, key: string) {
      const [row] = rows(SQL.get, { collection, key })
      return row && (JSON.parse(row.record) as T)
    },
    async put(collection, key, record, milliseconds) {
      write(SQL.put, collection, key, record, milliseconds)
    },
    async add(collection, key, record, milliseconds) {
      return write(SQL.add, collection, key, record, milliseconds) === 1
    },
    async remove(collection, key) {
      const removed = change(SQL.remove, { collection, key, end: endOf(key) })
      if (removed > 0) statements.settle()
      return removed
    },
    async list<T extends Kept>(collection: string, key: string) {
      return rows(SQL.list, { collection, key, end: endOf(key) }).map((row) => ({
        key: row.key,
        record: JSON.parse(row.record) as T,
      }))
    },
  }
}

/** What comes after a whole branch: `0` is the character after `/`, and U+10FFFF the last of all. */
const endOf = (key: string) => (key === '' ? '\u{10ffff}' : `${key}0`)

/** The file and its statements; nothing is opened before the first of them. */
function createStatements(path: string, now: () => number) {
  let opened: Database.Database | undefined
  const database = () => {
    opened ??= openDatabase(path)
    return opened
  }
  return {
    open: () => void database(),
    change: (sql: string, values: object): number =>
      explain(
        path,
        () =>
          database()
            .prepare(sql)
            .run({ ...values, now: now() }).changes,
      ),
    rows: (sql: string, values: object): Row[] =>
      explain(
        path,
        () =>
          database()
            .prepare(sql)
            .all({ ...values, now: now() }) as Row[],
      ),
    /** Moves what was written to the file itself, and empties its journal, which holds what was there before. */
    settle: () => explain(path, () => void database().pragma('wal_checkpoint(TRUNCATE)')),
    close() {
      if (!opened?.open) return
      opened.pragma('wal_checkpoint')
      opened.close()
    },
  }
}

/** Calls `work` when it has not been called for a minute. */
function createSweep(work: () => void, now: () => number): () => void {
  let last = Number.NEGATIVE_INFINITY
  return () => {
    if (now() - last < SWEEP_MILLISECONDS) return
    last = now()
    work()
  }
}
