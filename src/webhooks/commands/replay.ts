import type { OperatorCommand } from '../../contract/command.ts'
import { codedError } from '../../contract/errors.ts'
import type { DeadLetters } from '../../contract/webhooks.ts'

export function createReplayCommand(dead: DeadLetters): OperatorCommand {
  return {
    name: 'webhooks replay',
    summary: 'Send an event that was given up again, for another day, with the id that it had',
    arguments: ['[ID]'],
    options: [{ flag: '--all', summary: 'all of them' }],
    async run([id], output, { all } = {}) {
      if ((id === undefined) === (all !== true)) {
        throw codedError(
          'BAD_REQUEST',
          'expected the id of one dead event, or --all; `parley webhooks dead` has the ids',
        )
      }
      const count = await dead.replay(id)
      output.out(`✓ ${count} ${count === 1 ? 'event waits' : 'events wait'} again`)
      output.error('A Parley that is running sends them within seconds; else they go at its next start.')
      return 0
    },
  }
}
