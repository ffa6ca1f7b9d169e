import { AUDIT_COLUMNS, type AuditRow, type AuditStore } from '../contract/audit.ts'
import type { SqliteFile } from './sqlite-file.ts'

/** Rows read, and rows removed, at a time: removing them takes some tens of milliseconds. */
const PORTION = 500

const NAMES = AUDIT_COLUMNS.map((name) => `"${name}"`).join(', ')

const SQL = {
  // One statement for all rows: all are written or none, and libsql takes as long for one as for many.
  append: `INSERT INTO audit (${NAMES})
    SELECT ${AUDIT_COLUMNS.map((name) => `value ->> '${name}'`).join(', ')} FROM json_each(@rows)`,
  read: `SELECT id, ${NAMES} FROM audit WHERE (time, id) > (@time, @id) AND time < @until
    ORDER BY time, id LIMIT ${PORTION}`,
  count: 'SELECT count(*) AS count FROM audit WHERE person = @person',
  unname: 'UPDATE audit SET person = NULL, channel = NULL WHERE person = @person',
  remove: `DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE time < @time ORDER BY time LIMIT ${PORTION})`,
}

/** The audit trail in a table of its own. */
export function createSqliteAudit(file: Pick<SqliteFile, 'change' | 'rows' | 'settle'>): AuditStore {
  const overwrite = (sql: string, values: object) => {
    const changed = file.change(sql, values)
    if (changed > 0) file.settle()
    return changed
  }
  return {
    async append(rows) {
      file.change(SQL.append, { rows: JSON.stringify(rows) })
    },
    async *read(since, until) {
      let last = { time: since, id: 0 }
      // Portion by portion, so that a slow reader holds nothing up.
      for (;;) {
        const rows = file.rows<StoredRow>(SQL.read, { ...last, until })
        yield* rows.map(withoutNulls)
        if (rows.length < PORTION) return
        last = rows.at(-1)!
      }
    },
    count: async (person) => file.rows<{ count: number }>(SQL.count, { person })[0]!.count,
    unname: async (person) => overwrite(SQL.unname, { person }),
    removeBefore: async (time) => overwrite(SQL.remove, { time }),
  }
}

type StoredRow = { [K in (typeof AUDIT_COLUMNS)[number]]: AuditRow[K] | null } & { id: number; time: number }

function withoutNulls(row: StoredRow): AuditRow {
  const entries = AUDIT_COLUMNS.map((name) => [name, row[name]]).filter(([, value]) => value !== null)
  return Object.fromEntries(entries) as AuditRow
}
