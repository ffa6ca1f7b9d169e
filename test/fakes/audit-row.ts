import type { AuditRow } from '../../src/contract/audit.ts'

/** A row of the audit trail, with what a test is about. */
export function auditRow(given: Partial<AuditRow> = {}): AuditRow {
  return {
    time: Date.UTC(2026, 10, 1),
    door: 'slack',
    task: 'sentiment',
    models: 'parley-sentiment-en@0123',
    messages: 1,
    charactersIn: 12,
    charactersOut: 8,
    milliseconds: 5,
    outcome: 'answered',
    ...given,
  }
}
