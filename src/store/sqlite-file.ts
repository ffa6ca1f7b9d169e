import { existsSync } from 'node:fs'
import type Database from 'libsql'
import { backupDatabase } from './backup.ts'
import { explain, openDatabase } from './database.ts'

/** One SQLite file; nothing is opened before its first use. */
export interface SqliteFile {
  /** Opens the file now and looks through all of it. Throws what is wrong with it. */
  open(): void
  /** Whether this process has it open. */
  isOpen(): boolean
  /** Whether there is a file. */
  exists(): boolean
  /** @returns how many rows changed. */
  change(sql: string, values: object): number
  rows<T>(sql: string, values: object): T[]
  /** Moves what was written to the file itself, and empties its journal, which holds what was there before. */
  settle(): void
  /** Writes a copy, as all was at one moment; others may go on writing. @throws BAD_REQUEST when there is such a file. */
  backup(to: string): void
  close(): void
}

export function createSqliteFile(path: string): SqliteFile {
  let opened: Database.Database | undefined
  const database = (thorough = false) => {
    opened ??= openDatabase(path, thorough)
    return opened
  }
  return {
    open: () => void database(true),
    isOpen: () => opened?.open === true,
    exists: () => existsSync(path),
    change: (sql, values) => explain(path, () => database().prepare(sql).run(values).changes),
    rows: <T>(sql: string, values: object) => explain(path, () => database().prepare(sql).all(values) as T[]),
    settle: () => explain(path, () => void database().pragma('wal_checkpoint(TRUNCATE)')),
    backup: (to) => explain(path, () => backupDatabase(database(), to)),
    close() {
      if (!opened?.open) return
      opened.pragma('wal_checkpoint')
      opened.close()
    },
  }
}
