import { withTables } from '../tables.ts'
import { metricsTable } from './metrics.ts'

/** docs/operations.md: written by hand, its tables from the code. */
export function operations(): string {
  return withTables('operations.md', { metrics: metricsTable() })
}
