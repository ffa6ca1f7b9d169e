import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codedError } from '../../src/contract/errors.ts'
import type { Model } from '../../src/contract/model.ts'
import { describeModel } from '../starter/describe-model.ts'
import { folderOf } from './folder-of.ts'
import { takeLease } from './lease.ts'
import { type LockEntry, lockEntriesOf, putInLock } from './lock.ts'
import { rowOf } from './recorded-revisions.ts'
import { safePath } from './safe-path.ts'

/**
 * Copies a folder of weights, for example of one's own training, as a revision of a model of the catalogue. The revision is
 * a short hash over its files; what Parley came with stays where it is.
 * @throws BAD_REQUEST when the folder lacks files of that model.
 */
export async function addRevision(model: Model, from: string, dataDir: string): Promise<Model> {
  const { revision, files } = await describe(from)
  if (revision === model.revision) return model
  const { repository, precision } = model
  const entry: LockEntry = {
    ...{ repository, commit: revision, precision, files },
    pulled: new Date().toISOString(),
  }
  if (lockEntriesOf(model, { version: 2, models: { [model.name]: [entry] } }).length === 0) {
    const wanted = model.files.map(({ path }) => path).join(', ')
    throw codedError('BAD_REQUEST', `${from}: expected ${wanted}, but not all of them are there`)
  }
  const incoming = join(dataDir, 'models', '.incoming')
  await mkdir(incoming, { recursive: true })
  const lease = await takeLease(join(incoming, `${model.name}.lease`), {
    held: `Another process is bringing ${model.name}`,
  })
  try {
    const staging = join(incoming, `${model.name}-${revision}`)
    for (const { path } of files) await copy(safePath(from, path), safePath(staging, path))
    const folder = folderOf({ name: model.name, revision }, dataDir)
    await rm(folder, { recursive: true, force: true })
    await rename(staging, folder)
    await putInLock(dataDir, model.name, entry)
  } finally {
    await lease.release()
  }
  return rowOf(model, entry, dataDir)
}

async function describe(folder: string) {
  return await describeModel(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
    throw codedError('BAD_REQUEST', `${folder}: expected a folder of weights, but there is none`, error)
  })
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await copyFile(from, to)
}
