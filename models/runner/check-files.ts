import { statSync } from 'node:fs'
import { join } from 'node:path'
import { codedError } from '../../src/contract/errors.ts'
import type { HostModel } from './messages.ts'

/**
 * Throws MODEL_MISSING or MODEL_DAMAGED before the library sees the files: it checks neither, and a half-written file
 * ends in a message that helps nobody. Hashes are `models verify`'s job; a length is checked where a hash pins it.
 */
export function checkFiles({ folder, files, key }: Pick<HostModel, 'folder' | 'files' | 'key'>): void {
  const config: HostModel['files'][number] = { path: 'config.json', bytes: 0 }
  for (const { path, bytes, sha256 } of [config, ...files]) {
    const found = statSync(join(folder, path), { throwIfNoEntry: false })
    if (found === undefined) {
      throw codedError('MODEL_MISSING', `${key}: ${path} is missing; run \`parley models pull\`.`)
    }
    if (sha256 !== undefined && found.size !== bytes) {
      const words = `${path} has ${found.size} bytes instead of ${bytes}; pull it again.`
      throw codedError('MODEL_DAMAGED', `${key}: ${words}`)
    }
  }
}
