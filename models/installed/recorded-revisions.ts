import { readFileSync } from 'node:fs'
import type { Model, SalienceHead } from '../../src/contract/model.ts'
import { folderOf } from './folder-of.ts'
import { isAdded, type LockEntry, lockEntriesOf, readLock } from './lock.ts'
import { safePath } from './safe-path.ts'

/**
 * The revisions of a model that are recorded, whether or not their files are still right: the row with the commit, the
 * lengths and the hashes of each. The default first: of a starter model the one in the repository, of others the one that
 * was pulled last. What was added from a folder serves only where it is chosen.
 */
export function recordedRevisions(model: Model, dataDir: string): Model[] {
  const entries = lockEntriesOf(model, readLock(dataDir))
  const sorted = [...entries.filter((entry) => !isAdded(entry)), ...entries.filter(isAdded)]
  const rows = sorted.map((entry) => rowOf(model, entry, dataDir))
  return model.set === 'standard' ? rows : [model, ...rows]
}

/** The model as this entry has it. */
export function rowOf(model: Model, { commit, files }: LockEntry, dataDir: string): Model {
  const row = { ...model, revision: commit, files }
  // A head was trained on the very vectors of its revision.
  return model.head === undefined ? row : { ...row, ...headOf(row, dataDir) }
}

function headOf(row: Model, dataDir: string): { head?: SalienceHead } {
  try {
    return { head: JSON.parse(readFileSync(safePath(folderOf(row, dataDir), 'head.json'), 'utf8')) }
  } catch (error) {
    // Damaged files are found when they are verified or put in service; the list must not fail for them.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
