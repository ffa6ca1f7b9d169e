import type { OperatorCommand } from '../contract/command.ts'
import type { Keys } from '../contract/keys.ts'

export function createKeysRevoke(keys: Keys): OperatorCommand {
  return {
    name: 'keys revoke',
    summary: 'End an API key at once, also in a Parley that is running',
    arguments: ['ID-or-NAME'],
    async run([idOrName = ''], output) {
      const { id, name } = await keys.revoke(idOrName)
      output.out(`✓ ${id} (${name}): revoked`)
      return 0
    },
  }
}
