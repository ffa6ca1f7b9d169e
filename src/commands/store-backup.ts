import { statSync } from 'node:fs'
import type { OperatorCommand } from '../contract/command.ts'
import { codedError } from '../contract/errors.ts'

export interface BackupParts {
  /** The file of what is kept. */
  path: string
  exists(): boolean
  backup(to: string): void
  /** The file of the secret key; undefined when PARLEY_SECRET_KEY holds it. */
  keyPath?: string | undefined
}

export function createStoreBackup({ path, exists, backup, keyPath }: BackupParts): OperatorCommand {
  return {
    name: 'store backup',
    summary: 'Copy everything that is kept to a new file, also while Parley is running',
    arguments: ['FILE'],
    async run([to = ''], output) {
      if (!exists()) throw codedError('BAD_REQUEST', `There is nothing to back up yet: there is no ${path}.`)
      backup(to)
      output.out(`✓ ${to}: ${sizeOf(statSync(to).size)}`)
      output.error(
        `To be whole, a backup needs ${keyPath ?? 'the value of PARLEY_SECRET_KEY'} too: it opens the tokens and hashes the people in it. Keep both where only you can read them.`,
      )
      output.error(
        `To restore: stop Parley, remove ${path}-wal and ${path}-shm, put ${to} in the place of ${path}.`,
      )
      return 0
    },
  }
}

function sizeOf(bytes: number): string {
  const megabytes = bytes / 1e6
  return megabytes >= 1 ? `${megabytes.toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`
}
