import type { OperatorCommand } from '../../contract/command.ts'
import type { Webhooks } from '../../contract/webhooks.ts'

export function createRemoveCommand(webhooks: Webhooks): OperatorCommand {
  return {
    name: 'webhooks remove',
    summary: 'Never call a webhook again; what waits for it and what was given up goes too',
    arguments: ['NAME'],
    async run([name = ''], output) {
      const { waiting, dead } = await webhooks.remove(name)
      output.out(`✓ ${name}: removed, with ${waiting} waiting and ${dead} dead`)
      return 0
    },
  }
}
