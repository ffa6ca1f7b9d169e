import { open } from 'node:fs/promises'

const BEGINNING = 'version https://git-lfs.github.com/spec/'

/** Whether a file is Git LFS's note about a large file instead of the file: what a clone without LFS leaves. */
export async function isLfsPointer(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING.length), 0, BEGINNING.length, 0)
    return buffer.toString('latin1', 0, bytesRead) === BEGINNING
  } finally {
    await file.close()
  }
}
