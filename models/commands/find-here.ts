import { codedError } from '../../src/contract/errors.ts'
import type { Model } from '../../src/contract/model.ts'
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
  // The default of a starter model is the repository's own; what was added after it is newer.
  const newest = model.set === 'starter' ? (rows[1] ?? rows[0]) : rows[0]
  if (newest !== undefined) return newest
  throw codedError('BAD_REQUEST', `${model.name} is not here; run: parley models pull ${model.name}`)
}
