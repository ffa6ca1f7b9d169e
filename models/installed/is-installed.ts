import { statSync } from 'node:fs'
import type { Model } from '../../src/contract/model.ts'
import { folderOf } from './folder-of.ts'
import { safePath } from './safe-path.ts'

/**
 * Whether this revision of a model is here and complete. Looks only at lengths, so it is cheap; a pulled model was hashed
 * before it was put in its place, and `checkModel` hashes again.
 */
export function isInstalled(model: Model, dataDir: string): boolean {
  if (model.files.length === 0) return false
  const folder = folderOf(model, dataDir)
  return model.files.every(
    (file) => statSync(safePath(folder, file.path), { throwIfNoEntry: false })?.size === file.bytes,
  )
}
