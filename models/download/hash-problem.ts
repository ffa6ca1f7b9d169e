import { hashFile } from '../installed/hash-file.ts'
import { isLfsPointer } from '../installed/is-lfs-pointer.ts'
import type { HubFile } from './hub.ts'

/** What is wrong with the content of a file on the disk, in words, or undefined. Its length is known to be right. */
export async function hashProblem(file: HubFile, path: string): Promise<string | undefined> {
  if (file.sha256 !== undefined) {
    const got = await hashFile(path, 'sha256')
    return got === file.sha256 ? undefined : `${file.path}: expected SHA-256 ${file.sha256}, got ${got}`
  }
  // A pointer that was committed in place of the file has the hash that the hub lists.
  if (await isLfsPointer(path)) return `${file.path} is a Git LFS pointer in the repository itself`
  const got = await hashFile(path, 'sha1', { prefix: `blob ${file.bytes}\0` })
  return got === file.blob ? undefined : `${file.path}: expected git blob ${file.blob}, got ${got}`
}
