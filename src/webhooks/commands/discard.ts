import type { OperatorCommand } from '../../contract/command.ts'
import type { DeadLetters } from '../../contract/webhooks.ts'
import { CHOICE, checkChoice } from './dead-choice.ts'

export function createDiscardCommand(dead: DeadLetters): OperatorCommand {
  return {
    name: 'webhooks discard',
    summary: 'Delete an event that was given up and that nobody wants any more',
    ...CHOICE,
    async run([id], output, { all } = {}) {
      checkChoice(id, all)
      const count = await dead.discard(id)
      output.out(`✓ ${count} ${count === 1 ? 'event' : 'events'} deleted`)
      return 0
    },
  }
}
