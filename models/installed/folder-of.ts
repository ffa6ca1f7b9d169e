import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Model } from '../../src/contract/model.ts'

const STARTER = fileURLToPath(new URL('../starter/', import.meta.url))

/** The folder that holds a model's files: in the repository for the starter set, in the data folder otherwise. */
export function folderOf(model: Pick<Model, 'name' | 'set'>, dataDir: string): string {
  return model.set === 'starter' ? join(STARTER, model.name) : join(dataDir, 'models', model.name)
}
