import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** Hashes what lies on the disk (not what once came over the wire); hexadecimal. `prefix` is hashed first. */
export async function hashFile(
  path: string,
  algorithm: 'sha256' | 'sha1',
  options: { prefix?: string; onBytes?: (count: number) => void } = {},
): Promise<string> {
  const hash = createHash(algorithm).update(options.prefix ?? '')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk)
    options.onBytes?.(chunk.length)
  }
  return hash.digest('hex')
}
