import type { AuditStore } from '../contract/audit.ts'
import type { Kept, Store } from '../contract/store.ts'
import { createSqliteAudit } from './sqlite-audit.ts'
import { createSqliteFile, type SqliteFile } from './sqlite-file.ts'

/** A Store in a file, and the audit trail beside it. */
export interface SqliteStore extends Store, Omit<SqliteFile, 'change' | 'rows' | 'settle'> {
  audit: AuditStore
  /** Removes what has outlived its time, which reading leaves out but the file still holds. @returns how many records. */
  sweep(): number
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
  const { change: run, rows: read, settle, ...file } = createSqliteFile(path)
  const change = (sql: string, values: object) => run(sql, { ...values, now: now() })
  const rows = (sql: string, values: object) => read<Row>(sql, { ...values, now: now() })
  const sweep = createSweep(() => change(SQL.sweep, {}), now)
  const write = (sql: string, collection: string, key: string, record: Kept, milliseconds?: number) => {
    sweep()
    const expires = milliseconds === undefined ? null : now() + milliseconds
    return change(sql, { collection, key, record: JSON.stringify(record), expires })
  }
  return {
    ...file,
    audit: createSqliteAudit({ change: run, rows: read, settle }),
    sweep() {
      const removed = change(SQL.sweep, {})
      if (removed > 0) settle()
      return removed
    },
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
      if (removed > 0) settle()
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

/** Calls `work` when it has not been called for a minute. */
function createSweep(work: () => void, now: () => number): () => void {
  let last = Number.NEGATIVE_INFINITY
  return () => {
    if (now() - last < SWEEP_MILLISECONDS) return
    last = now()
    work()
  }
}
