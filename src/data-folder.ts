import { mkdirSync } from 'node:fs'
import { codedError } from './contract/errors.ts'

/**
 * Makes the folder of all that is kept, when there is none.
 * @throws CONFIGURATION when it cannot be made.
 */
export function makeDataFolder(path: string) {
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const came = `but ${JSON.stringify(path)} came, which cannot be made (${code})`
    throw codedError('CONFIGURATION', `PARLEY_DATA_DIR: expected a folder, ${came}`, error)
  }
}
