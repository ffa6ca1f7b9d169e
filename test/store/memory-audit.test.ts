import { createMemoryAudit } from '../../src/store/memory-audit.ts'
import { describeAuditStore } from '../suites/audit-store.ts'

describeAuditStore('the audit trail in memory', createMemoryAudit)
