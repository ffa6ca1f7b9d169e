import type { AuditRow } from '../contract/audit.ts'
import type { ErrorCode } from '../contract/errors.ts'

/** Parley could have answered, and would not. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'NOT_AUTHENTICATED',
  'NOT_ALLOWED',
  'OPTED_OUT',
  'RATE_LIMITED',
  'OVERLOADED',
])

/** What became of a request that ended with this code, or with none. */
export function outcomeOf(code: ErrorCode | undefined): AuditRow['outcome'] {
  if (code === undefined) return 'answered'
  return REFUSALS.has(code) ? 'refused' : 'failed'
}
