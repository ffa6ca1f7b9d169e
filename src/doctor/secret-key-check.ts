import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Check, Finding } from '../contract/check.ts'

export interface SecretKeyParts {
  /** PARLEY_SECRET_KEY. */
  given: string | undefined
  dataDir: string
  /** Opens with the key all that was closed with it. @returns how many. @throws CONFIGURATION */
  openSealed(): Promise<number>
}

/** Whether the key of what is kept encrypted is the right one, and only its owner's. */
export function secretKeyCheck({ given, dataDir, openSealed }: SecretKeyParts): Check {
  return {
    name: 'secret key',
    async run() {
      const path = join(dataDir, 'secret.key')
      const file = given === undefined ? statSync(path, { throwIfNoEntry: false }) : undefined
      if (given === undefined && file === undefined)
        return { well: true, found: 'none yet; it is made when it is needed' }
      const open =
        file === undefined || process.platform === 'win32' ? undefined : openToOthers(path, file.mode)
      if (open !== undefined) return open
      const opened = await openSealed()
      return { well: true, found: `${given ? 'PARLEY_SECRET_KEY' : path} opens ${opened} kept tokens` }
    },
  }
}

function openToOthers(path: string, mode: number): Finding | undefined {
  if ((mode & 0o077) === 0) return undefined
  const found = `${path} can be read by others (mode ${(mode & 0o777).toString(8)})`
  return { well: false, found, remedy: `chmod 600 ${path}` }
}
