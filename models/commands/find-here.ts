import { codedError } from '../../src/contract/errors.ts'
import type { Model } from '../../src/contract/model.ts'
import { lockEntriesOf, readLock } from '../installed/lock.ts'
import { revisionsHere } from '../installed/revisions-here.ts'
import { findModels } from './find-models.ts'
import { findRevision } from './find-revision.ts'

/**
 * What `NAME` or `NAME@REVISION` means: of the revisions that are here the named one, or the one that came last.
 * @throws BAD_REQUEST when that is none of them.
 */
export function findHere(models: readonly Model[], given: string, dataDir: string): Model {
  const [{ model, revision } = { model: undefined }] = findModels(models, [given])
  if (model === undefined) throw codedError('BAD_REQUEST', 'Which model? `parley models list` shows them')
  const rows = revisionsHere(model, dataDir)
  if (revision !== undefined) return findRevision(rows, model, revision)
  const [latest] = lockEntriesOf(model, readLock(dataDir))
  const newest = rows.find((row) => row.revision === latest?.commit) ?? rows[0]
  if (newest !== undefined) return newest
  throw codedError('BAD_REQUEST', `${model.name} is not here; run: parley models pull ${model.name}`)
}
