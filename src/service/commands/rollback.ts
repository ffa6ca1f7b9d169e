import type { OperatorCommand } from '../../contract/command.ts'
import { planRollback } from '../plan.ts'
import { carryOutHere } from './carry-out-here.ts'
import type { ServiceCommandParts } from './parts.ts'
import { shortReference } from './short-reference.ts'

export function createRollbackCommand({ service }: Pick<ServiceCommandParts, 'service'>): OperatorCommand {
  return {
    name: 'models rollback',
    summary: 'End the canary of a task or, without one, bring back what served before',
    arguments: ['TASK'],
    async run([task = ''], output) {
      await service.load()
      const record = (await service.records.read()).records.get(task)
      const order = planRollback({ task, record, now: Date.now() })
      const done = record?.canary
        ? `the canary ${shortReference(record.canary.model)} is ended`
        : `back to ${order.next.chosen.map(shortReference).join(', ')}`
      return await carryOutHere(task, order, service, output, done)
    },
  }
}
