import { randomBytes, randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codedError } from '../contract/errors.ts'

const KEY_BYTES = 32

/**
 * The key that tokens are encrypted with: `given` (64 hexadecimal digits), else what `secret.key` in the data folder
 * holds, which is made when there is none.
 * @throws CONFIGURATION when the file holds something else, or cannot be read or made.
 */
export function secretKey(given: string | undefined, dataDir: string): Buffer {
  if (given !== undefined) return Buffer.from(given, 'hex')
  const path = join(dataDir, 'secret.key')
  const kept = read(path) ?? make(path)
  if (/^[0-9a-f]{64}$/i.test(kept)) return Buffer.from(kept, 'hex')
  throw codedError(
    'CONFIGURATION',
    `${path}: expected 64 hexadecimal digits, but ${kept.length} characters of something else came; put the file back from a backup`,
  )
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    throw codedError('CONFIGURATION', `${path} cannot be read (${code})`, error)
  }
}

/** Of two processes that make it at once, one wins and both read the winner's: a link is never made over a file. */
function make(path: string): string {
  try {
    return makeOnce(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw codedError(
      'CONFIGURATION',
      `${path} cannot be made (${code}): PARLEY_DATA_DIR must be a folder that Parley may write to, or set PARLEY_SECRET_KEY`,
      error,
    )
  }
}

function makeOnce(path: string): string {
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(path, 'utf8').trim()
}
