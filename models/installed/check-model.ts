import { stat } from 'node:fs/promises'
import type { Model, ModelFile } from '../../src/contract/model.ts'
import { folderOf } from './folder-of.ts'
import { hashFile } from './hash-file.ts'
import { isLfsPointer } from './is-lfs-pointer.ts'
import { safePath } from './safe-path.ts'

/** What is wrong with one file; `problem` continues the sentence that begins with its path. */
export interface FileProblem {
  path: string
  problem: string
}

/** Reads every byte of one revision of a model and compares lengths and SHA-256; an empty list means that all is well. */
export async function checkModel(
  model: Model,
  dataDir: string,
  onBytes?: (count: number) => void,
): Promise<FileProblem[]> {
  const folder = folderOf(model, dataDir)
  const problems: FileProblem[] = []
  for (const file of model.files) {
    const problem = await problemOf(safePath(folder, file.path), file, onBytes)
    if (problem !== undefined) problems.push({ path: file.path, problem })
  }
  return problems
}

async function problemOf(
  path: string,
  file: ModelFile,
  onBytes?: (count: number) => void,
): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return 'is missing'
  if (found.size !== file.bytes) {
    if (await isLfsPointer(path)) return 'is a Git LFS pointer, not the file itself (run `git lfs pull`)'
    return `has ${found.size} bytes instead of ${file.bytes}`
  }
  if (file.sha256 === undefined) return 'has no recorded SHA-256'
  const got = await hashFile(path, 'sha256', onBytes ? { onBytes } : {})
  return got === file.sha256 ? undefined : `has SHA-256 ${got} instead of ${file.sha256}`
}
