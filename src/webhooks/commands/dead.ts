import { columns } from '../../contract/columns.ts'
import type { OperatorCommand } from '../../contract/command.ts'
import { shortTime } from '../../contract/short-time.ts'
import type { DeadLetter, DeadLetters } from '../../contract/webhooks.ts'

const HEADINGS = ['ID', 'WEBHOOK', 'EVENT', 'TOLD', 'GIVEN UP', 'TRIES', 'WHY']

export function createDeadCommand(dead: DeadLetters): OperatorCommand {
  return {
    name: 'webhooks dead',
    summary: 'Show the events that were given up, and why; they are kept for seven days',
    arguments: [],
    async run(_, output) {
      const all = await dead.list()
      if (all.length === 0) output.error('There are no dead events.')
      else for (const line of columns([HEADINGS, ...all.map(cells)])) output.out(line)
      return 0
    },
  }
}

function cells({ id, webhook, kind, created, died, attempts, problem }: DeadLetter): string[] {
  return [id, webhook, kind, shortTime(created), shortTime(died), String(attempts), problem]
}
