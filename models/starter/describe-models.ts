import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ModelFile } from '../../src/contract/model.ts'
import { hashFile } from '../installed/hash-file.ts'
import type { Manifest, ManifestModel } from './manifest.ts'

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

/** What a model needs to run: not its card, nor what an editor or a training left behind. */
async function describeModel(folder: string): Promise<ManifestModel> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/')).sort()
  const files: Required<ModelFile>[] = []
  for (const path of names.filter((name) => /\.(json|onnx|onnx_data|spm|txt)$/.test(name))) {
    const { size } = await stat(join(folder, path))
    files.push({ path, bytes: size, sha256: await hashFile(join(folder, path), 'sha256') })
  }
  const content = files.map((file) => `${file.sha256}  ${file.path}\n`).join('')
  return { revision: createHash('sha256').update(content).digest('hex').slice(0, 12), files }
}
