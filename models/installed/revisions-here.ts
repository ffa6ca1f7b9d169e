import type { Model } from '../../src/contract/model.ts'
import { isInstalled } from './is-installed.ts'
import { recordedRevisions } from './recorded-revisions.ts'

/** The revisions of a model that are here and complete, the default one first. */
export function revisionsHere(model: Model, dataDir: string): Model[] {
  return recordedRevisions(model, dataDir).filter((row) => isInstalled(row, dataDir))
}
