import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ModelFile } from '../../src/contract/model.ts'
import { hashFile } from '../installed/hash-file.ts'
import type { ManifestModel } from './manifest.ts'

/** What a model needs to run: not its card, nor what an editor or a training left behind. */
export async function describeModel(folder: string): Promise<ManifestModel> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/')).sort()
  const files: Required<ModelFile>[] = []
  for (const path of names.filter((name) => /\.(json|onnx|onnx_data|spm|txt)$/.test(name))) {
    const { size } = await stat(join(folder, path))
    files.push({ path, bytes: size, sha256: await hashFile(join(folder, path), 'sha256') })
  }
  const content = files.map((file) => `${file.sha256}  ${file.path}\n`).join('')
  return { revision: createHash('sha256').update(content).digest('hex').slice(0, 12), files }
}
