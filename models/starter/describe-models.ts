import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describeModel } from './describe-model.ts'
import type { Manifest } from './manifest.ts'

/** Describes every model folder in `starter`, as the manifest beside them should. */
export async function describeModels(starter: string): Promise<Manifest> {
  const folders = (await readdir(starter, { withFileTypes: true })).filter((item) => item.isDirectory())
  const manifest: Manifest = { models: {} }
  for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const model = await describeModel(join(starter, name))
    if (model.files.length > 0) manifest.models[name] = model
  }
  return manifest
}
