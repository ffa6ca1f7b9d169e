import { join } from 'node:path'
import { codedError } from '../../src/contract/errors.ts'

/**
 * Joins a file name that came from outside (the hub, a lock file) to a folder.
 * @throws DOWNLOAD_FAILED when the name could lead out of the folder.
 */
export function safePath(folder: string, name: string): string {
  const parts = name.split('/')
  const harmless = parts.every((part) => part !== '' && part !== '.' && part !== '..')
  // Backslashes and drive letters mean something on Windows; control characters never belong in a name.
  if (!harmless || /[\\:\0-\x1f]/.test(name)) {
    throw codedError('DOWNLOAD_FAILED', `The file name ${JSON.stringify(name)} is not safe, so it is refused`)
  }
  return join(folder, ...parts)
}
