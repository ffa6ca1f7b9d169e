import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { codedError } from '../../src/contract/errors.ts'
import { folderOf } from './folder-of.ts'
import { lockFileOf, readLock } from './lock.ts'
import { safePath } from './safe-path.ts'

/**
 * Gives folders that hold one revision and do not say which (`models/NAME`, as Parley once kept them) the name of that
 * revision. One step each, so that a crash loses nothing; two processes may do it at once.
 * @throws CONFIGURATION when a folder cannot be moved.
 */
export function moveOldFolders(dataDir: string): void {
  if (!existsSync(lockFileOf(dataDir))) return
  for (const [name, [newest]] of Object.entries(readLock(dataDir).models)) {
    const old = safePath(join(dataDir, 'models'), name)
    if (newest === undefined || !existsSync(old)) continue
    const folder = folderOf({ name, revision: newest.commit }, dataDir)
    if (!existsSync(folder)) move(old, folder)
  }
}

function move(old: string, folder: string): void {
  try {
    renameSync(old, folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Another process was faster.
    if (code === 'ENOENT') return
    throw codedError('CONFIGURATION', `${old} cannot be moved to ${folder} (${code})`, error)
  }
}
