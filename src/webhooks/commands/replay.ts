import type { OperatorCommand } from '../../contract/command.ts'
import type { DeadLetters } from '../../contract/webhooks.ts'
import { CHOICE, checkChoice } from './dead-choice.ts'

export function createReplayCommand(dead: DeadLetters): OperatorCommand {
  return {
    name: 'webhooks replay',
    summary: 'Send an event that was given up again, for another day, with the id that it had',
    ...CHOICE,
    async run([id], output, { all } = {}) {
      checkChoice(id, all)
      const count = await dead.replay(id)
      output.out(`✓ ${count} ${count === 1 ? 'event waits' : 'events wait'} again`)
      output.error('A Parley that is running sends them within seconds; else they go at its next start.')
      return 0
    },
  }
}
