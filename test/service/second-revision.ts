import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addRevision } from '../../models/installed/add-revision.ts'
import { folderOf } from '../../models/installed/folder-of.ts'
import type { Model } from '../../src/contract/model.ts'

/** Adds a copy of a starter model, changed in its own way, as another revision of it. */
export async function secondRevision(
  model: Model,
  dataDir: string,
  change: (folder: string) => void,
): Promise<Model> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-second-'))
  cpSync(folderOf(model, dataDir), folder, { recursive: true })
  change(folder)
  return await addRevision(model, folder, dataDir)
}

type Settings = Record<string, unknown> & { id2label?: Record<string, string> }

/** Another file, the same model. */
export const harmless = (folder: string) =>
  changeConfig(folder, (config) => ({ ...config, remark: 'the same again' }))

/** Says negative where it means positive. */
export const swapped = (folder: string) =>
  changeConfig(folder, (config) => {
    const labels = Object.values(config.id2label!).toReversed()
    return { ...config, id2label: Object.fromEntries(labels.map((label, place) => [place, label])) }
  })

/** A part of the weights is nothing. */
export const emptied = (name: string) => (folder: string) => {
  const path = join(folder, 'onnx', name)
  const weights = readFileSync(path)
  weights.fill(0, weights.length >> 2, (weights.length >> 2) * 3)
  writeFileSync(path, weights)
}

/** Half of the weights. */
export const cut = (name: string) => (folder: string) => {
  const path = join(folder, 'onnx', name)
  writeFileSync(path, readFileSync(path).subarray(0, 1_000_000))
}

function changeConfig(folder: string, change: (config: Settings) => Settings): void {
  const path = join(folder, 'config.json')
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))))
}
