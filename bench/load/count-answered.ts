import Database from 'libsql'

/** How many answers the audit trail in a store knows of; the program may be using it. */
export function countAnswered(path: string): number {
  const database = new Database(path, { readonly: true })
  try {
    const found = database.prepare("SELECT count(*) AS count FROM audit WHERE outcome = 'answered'").get([])
    return (found as { count: number }).count
  } finally {
    database.close()
  }
}
