import type { Model } from '../../src/contract/model.ts'
import { checkModel } from './check-model.ts'
import { isInstalled } from './is-installed.ts'

/** Whether this revision of a model is here and every byte of it is right. */
export async function isComplete(model: Model, dataDir: string): Promise<boolean> {
  return isInstalled(model, dataDir) && (await checkModel(model, dataDir)).length === 0
}
