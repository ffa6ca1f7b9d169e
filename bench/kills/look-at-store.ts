import Database from 'libsql'
import type { Sent } from './client.ts'

/** A row of the audit trail of which the answer was given, or was about to be. */
export interface SeenRow extends Sent {
  id: number
}

/** What a program that was killed has left behind. */
export interface SeenStore {
  /** `ok`, or what is wrong. */
  integrity: string
  rows: SeenRow[]
  /** Requests that each key with a quota has made today, by its id. */
  used: Map<string, number>
}

/** Looks without changing anything, before the program itself mends it. @param after the id of the last row that is known. */
export function lookAtStore(path: string, after: number): SeenStore {
  const database = new Database(path, { readonly: true })
  try {
    const [first] = database.pragma('integrity_check(1)') as { integrity_check: string }[]
    const rows = database
      .prepare('SELECT id, key, task, charactersIn FROM audit WHERE id > ? AND code IS NULL ORDER BY id')
      .all(after) as SeenRow[]
    return { integrity: first!.integrity_check, rows, used: readUsed(database) }
  } finally {
    database.close()
  }
}

/** Each process counts its own, under `key/day/process`. */
function readUsed(database: Database.Database): Map<string, number> {
  const today = new Date().toISOString().slice(0, 10)
  const counts = database
    .prepare("SELECT key, record ->> 'count' AS count FROM records WHERE collection = 'key-days'")
    .all([]) as { key: string; count: number }[]
  const used = new Map<string, number>()
  for (const { key, count } of counts) {
    const [id, day] = key.split('/')
    if (day === today) used.set(id!, (used.get(id!) ?? 0) + count)
  }
  return used
}
