import Database from 'libsql'

/** What a store holds; the program may be using it. */
export interface Trail {
  /** Answers that the audit trail knows of. */
  answered: number
  /** Of the whole store, without its journal. */
  bytes: number
}

export function readTrail(path: string): Trail {
  const database = new Database(path, { readonly: true })
  const number = (sql: string) => (database.prepare(sql).get([]) as { number: number }).number
  try {
    return {
      answered: number("SELECT count(*) AS number FROM audit WHERE outcome = 'answered'"),
      bytes: number('SELECT page_count * page_size AS number FROM pragma_page_count, pragma_page_size'),
    }
  } finally {
    database.close()
  }
}
