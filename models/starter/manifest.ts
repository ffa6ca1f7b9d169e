import { readFileSync } from 'node:fs'
import type { ModelFile } from '../../src/contract/model.ts'

export interface ManifestModel {
  /** The first 12 digits of a hash over the files' hashes: changes exactly when the weights do. */
  revision: string
  files: Required<ModelFile>[]
}

export interface Manifest {
  models: Record<string, ManifestModel>
}

/** What `write-manifest.ts` found in the folders beside it. */
export const manifest: Manifest = JSON.parse(
  readFileSync(new URL('./manifest.json', import.meta.url), 'utf8'),
)
