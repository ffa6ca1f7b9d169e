import type { CommandOption } from '../../contract/command.ts'
import { codedError } from '../../contract/errors.ts'

/** How dead events are chosen: one by its id, or all. */
export const CHOICE = {
  arguments: ['[ID]'],
  options: [{ flag: '--all', summary: 'all of them' }] satisfies CommandOption[],
}

/** @throws BAD_REQUEST when neither or both are given. */
export function checkChoice(id: string | undefined, all: unknown): void {
  if ((id === undefined) !== (all !== true)) return
  throw codedError(
    'BAD_REQUEST',
    'expected the id of one dead event, or --all; `parley webhooks dead` has the ids',
  )
}
