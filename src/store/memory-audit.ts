import type { AuditRow, AuditStore } from '../contract/audit.ts'

/** Keeps the audit trail in this process, until it ends. */
export function createMemoryAudit(): AuditStore {
  let rows: AuditRow[] = []
  const named = (person: string) => rows.filter((row) => row.person === person)
  return {
    async append(more) {
      rows.push(...structuredClone(more))
    },
    async *read(since, until) {
      const found = rows.filter(({ time }) => time >= since && time < until)
      yield* structuredClone(found.toSorted((a, b) => a.time - b.time))
    },
    count: async (person) => named(person).length,
    async unname(person) {
      const found = named(person)
      rows = rows.map((row) => (row.person === person ? withoutPerson(row) : row))
      return found.length
    },
    async removeBefore(time) {
      const before = rows.length
      rows = rows.filter((row) => row.time >= time)
      return before - rows.length
    },
  }
}

function withoutPerson({ person, channel, ...rest }: AuditRow): AuditRow {
  return rest
}
