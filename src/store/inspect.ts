import { statSync } from 'node:fs'
import Database from 'libsql'
import { checkFile, explain } from './database.ts'

/**
 * Looks at a database file without changing it; undefined when there is none.
 * @throws STORE_DAMAGED, or CONFIGURATION when it cannot be used.
 */
export function inspectDatabase(path: string): { bytes: number; records: number } | undefined {
  const sizes = ['', '-wal'].map((ending) => statSync(path + ending, { throwIfNoEntry: false })?.size)
  const [size] = sizes
  if (size === undefined) return undefined
  const bytes = sizes.reduce<number>((sum, one = 0) => sum + one, 0)
  if (size === 0) return { bytes, records: 0 }
  return explain(path, () => {
    const database = new Database(path, { readonly: true })
    try {
      checkFile(path, database, true)
      const { count } = database.prepare('SELECT count(*) AS count FROM records').get() as { count: number }
      return { bytes, records: count }
    } finally {
      database.close()
    }
  })
}
