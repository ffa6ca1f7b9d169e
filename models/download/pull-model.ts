import { copyFile, link, mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Model } from '../../src/contract/model.ts'
import { folderOf } from '../installed/folder-of.ts'
import { hashFile } from '../installed/hash-file.ts'
import { isComplete } from '../installed/is-complete.ts'
import { takeLease } from '../installed/lease.ts'
import { type LockEntry, lockEntriesOf, OPTIONAL_FILES, putInLock, readLock } from '../installed/lock.ts'
import { recordedRevisions, rowOf } from '../installed/recorded-revisions.ts'
import { safePath } from '../installed/safe-path.ts'
import type { Connection } from './connection.ts'
import type { Pulled } from './downloader.ts'
import { failure } from './failure.ts'
import { fetchFile } from './fetch-file.ts'
import { hashProblem } from './hash-problem.ts'
import type { Hub, HubFile } from './hub.ts'
import type { Retry } from './retry.ts'

export interface PullParts {
  hub: Hub
  connection: Connection
  retry: Retry
  dataDir: string
  hasToken: boolean
}

type Progress = (done: number, total: number) => void

/** Which commit: of the lock file, by its id, or the newest. */
export interface Wanted {
  locked: LockEntry | undefined
  commit: string | undefined
}

/**
 * Downloads into a folder of its own and moves that into place when every file is there and right, so a broken
 * download is never seen as a model. What was fetched stays for the next try, and other revisions stay as they are.
 */
export async function pullModel(
  model: Model,
  wanted: Wanted,
  parts: PullParts,
  onProgress: Progress,
): Promise<Pulled> {
  const incoming = join(parts.dataDir, 'models', '.incoming')
  await mkdir(incoming, { recursive: true })
  const lease = await takeLease(join(incoming, `${model.name}.lease`), {
    held: `Another process is pulling ${model.name}`,
  })
  try {
    const { commit, files } = wanted.locked ?? (await findFiles(model, wanted.commit, parts.hub))
    const present = lockEntriesOf(model, readLock(parts.dataDir)).find((entry) => entry.commit === commit)
    if (present && (await isComplete(rowOf(model, present, parts.dataDir), parts.dataDir))) {
      // The branch may have gone back to it.
      await putInLock(parts.dataDir, model.name, present)
      return { entry: present, changed: false }
    }
    const staging = join(incoming, `${model.name}-${commit.slice(0, 12)}`)
    await checkSpace(model, staging, files)
    await fetchAll(model, commit, files, staging, parts, onProgress)
    const entry = await describe(model, commit, files, staging)
    await install(rowOf(model, entry, parts.dataDir), staging, parts.dataDir)
    await putInLock(parts.dataDir, model.name, entry, wanted.locked ? 'same' : 'newest')
    await removeLeftovers(incoming, model.name)
    return { entry, changed: true }
  } finally {
    await lease.release()
  }
}

async function findFiles(
  model: Model,
  asked: string | undefined,
  hub: Hub,
): Promise<{ commit: string; files: HubFile[] }> {
  const commit = asked ?? (await hub.commitOf(model.repository, model.revision))
  const listed = new Map((await hub.filesOf(model.repository, commit)).map((file) => [file.path, file]))
  const files: HubFile[] = []
  for (const { path } of model.files) {
    const file = listed.get(path)
    if (file !== undefined) files.push(file)
    else if (!OPTIONAL_FILES.includes(path)) {
      throw failure(
        `${model.repository} has no ${path} at ${commit}; look at ${hub.pageOf(model.repository)}`,
      )
    }
  }
  return { commit, files }
}

/** Says so before the download that the disk is too small, rather than after an hour. */
async function checkSpace(model: Model, staging: string, files: HubFile[]): Promise<void> {
  const needed = sum(files.map((file) => file.bytes))
  const { bavail, bsize } = await statfs(dirname(staging))
  const here = await Promise.all(
    files.flatMap(({ path }) => [safePath(staging, path), `${safePath(staging, path)}.part`]).map(sizeOf),
  )
  if (needed - sum(here.filter((bytes) => bytes > 0)) > bavail * bsize) {
    throw failure(`${model.name} needs ${needed} bytes, but the disk has only ${bavail * bsize} left`)
  }
}

async function fetchAll(
  model: Model,
  commit: string,
  files: HubFile[],
  staging: string,
  parts: PullParts,
  onProgress: Progress,
): Promise<void> {
  const total = sum(files.map((file) => file.bytes))
  let before = 0
  onProgress(0, total)
  for (const file of files) {
    const target = safePath(staging, file.path)
    if (!(await isHere(file, target)) && !(await reuse(model, file, target, parts.dataDir))) {
      await fetchFile(file, parts.hub.addressOf(model.repository, commit, file.path), target, {
        ...parts,
        subject: model.repository,
        page: parts.hub.pageOf(model.repository),
        onProgress: (bytes) => onProgress(before + bytes, total),
      })
    }
    before += file.bytes
    onProgress(before, total)
  }
}

/** Takes a file over from a revision that is installed, when it is the same. */
async function reuse(model: Model, file: HubFile, target: string, dataDir: string): Promise<boolean> {
  for (const row of recordedRevisions(model, dataDir)) {
    const present = safePath(folderOf(row, dataDir), file.path)
    if (!(await isHere(file, present))) continue
    await mkdir(dirname(target), { recursive: true })
    // Not every file system has links.
    await link(present, target).catch(() => copyFile(present, target))
    return true
  }
  return false
}

async function isHere(file: HubFile, path: string): Promise<boolean> {
  return (await sizeOf(path)) === file.bytes && (await hashProblem(file, path)) === undefined
}

async function describe(model: Model, commit: string, files: HubFile[], staging: string): Promise<LockEntry> {
  const hashed: LockEntry['files'] = []
  for (const { path, bytes, sha256 } of files) {
    hashed.push({ path, bytes, sha256: sha256 ?? (await hashFile(safePath(staging, path), 'sha256')) })
  }
  const { repository, precision } = model
  return { repository, commit, precision, files: hashed, pulled: new Date().toISOString() }
}

/** Puts the folder in its place, instead of a damaged one that may be there. */
async function install(row: Model, staging: string, dataDir: string): Promise<void> {
  const folder = folderOf(row, dataDir)
  await rm(`${staging}.old`, { recursive: true, force: true })
  await rename(folder, `${staging}.old`).catch(ignoreMissing)
  await rename(staging, folder)
}

async function removeLeftovers(incoming: string, name: string): Promise<void> {
  const rest = /^-[0-9a-f]{12}(\.old)?$/
  for (const file of await readdir(incoming)) {
    if (!file.startsWith(name) || !rest.test(file.slice(name.length))) continue
    await rm(join(incoming, file), { recursive: true, force: true })
  }
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? -1
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
