import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Model } from '../../src/contract/model.ts'
import { manifest } from '../starter/manifest.ts'

const STARTER = fileURLToPath(new URL('../starter/', import.meta.url))

/**
 * The folder that holds the files of one revision of a model: in the repository for the starter set as it came, in the
 * data folder otherwise. The library refuses `@` in the name of a folder.
 */
export function folderOf({ name, revision }: Pick<Model, 'name' | 'revision'>, dataDir: string): string {
  if (manifest.models[name]?.revision === revision) return join(STARTER, name)
  return join(dataDir, 'models', `${name}.${revision}`)
}
