import type { OperatorCommand } from '../../contract/command.ts'
import type { Webhooks } from '../../contract/webhooks.ts'

export function createTestCommand(webhooks: Webhooks): OperatorCommand {
  return {
    name: 'webhooks test',
    summary: 'Call a webhook now, once; one that was switched off and takes the call is on again',
    arguments: ['NAME'],
    async run([name = ''], output) {
      const { status, problem, milliseconds } = await webhooks.test(name)
      if (problem === undefined)
        output.out(`✓ ${name}: took the call with ${status} after ${milliseconds} ms`)
      else output.error(`✗ ${name}: ${problem} (${milliseconds} ms)`)
      return problem === undefined ? 0 : 1
    },
  }
}
