import type { Model, ModelKind } from '../../src/contract/model.ts'
import { lockEntryOf, readLock } from './lock.ts'

/** The row with the commit, lengths and hashes that were pulled; a starter model, or one not pulled, as it is. */
export function lockedModel<K extends ModelKind>(model: Model<K>, dataDir: string): Model<K> {
  const entry = model.set === 'standard' ? lockEntryOf(model, readLock(dataDir)) : undefined
  return entry === undefined ? model : { ...model, revision: entry.commit, files: entry.files }
}
