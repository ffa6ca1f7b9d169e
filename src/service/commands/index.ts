import type { OperatorCommand } from '../../contract/command.ts'
import type { ServiceCommandParts } from './parts.ts'
import { createRollbackCommand } from './rollback.ts'
import { createServiceCommand } from './service.ts'
import { createUseCommand } from './use.ts'

/** What the operator can do with the models in service. */
export function createServiceCommands(parts: ServiceCommandParts): OperatorCommand[] {
  return [createUseCommand(parts), createRollbackCommand(parts), createServiceCommand(parts)]
}
