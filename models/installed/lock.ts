import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { codedError } from '../../src/contract/errors.ts'
import type { Model } from '../../src/contract/model.ts'
import { takeLease } from './lease.ts'
import { writeAtomically } from './write-atomically.ts'

const entrySchema = z.object({
  repository: z.string(),
  /** The commit that the branch stood for when the model was pulled. */
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  precision: z.string(),
  files: z.array(
    z.object({ path: z.string(), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
  /** ISO 8601. */
  pulled: z.string(),
})
const lockSchema = z.object({ version: z.literal(1), models: z.record(z.string(), entrySchema) })

export type LockEntry = z.infer<typeof entrySchema>
export type Lock = z.infer<typeof lockSchema>

/** Which bytes were pulled; give this file to another machine and `models pull` gets the same ones there. */
export function lockFileOf(dataDir: string): string {
  return join(dataDir, 'models', 'lock.json')
}

/** Files that transformers.js loads when they are there and does without otherwise. */
export const OPTIONAL_FILES: readonly string[] = ['generation_config.json']

/** @throws CONFIGURATION when there is a lock file that cannot be understood. */
export function readLock(dataDir: string): Lock {
  const file = lockFileOf(dataDir)
  try {
    return lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { version: 1, models: {} }
    throw codedError(
      'CONFIGURATION',
      `${file} cannot be understood; delete it and pull the models again`,
      error,
    )
  }
}

/** A model's entry, unless the catalogue has since moved to another repository, precision or list of files. */
export function lockEntryOf(model: Model, lock: Lock): LockEntry | undefined {
  const entry = Object.hasOwn(lock.models, model.name) ? lock.models[model.name] : undefined
  if (entry?.repository !== model.repository || entry.precision !== model.precision) return undefined
  const present = new Set([...entry.files.map((file) => file.path), ...OPTIONAL_FILES])
  return model.files.every((file) => present.has(file.path)) ? entry : undefined
}

/** Sets or (with `undefined`) deletes one model's entry; safe against another process that does the same. */
export async function changeLock(dataDir: string, name: string, entry: LockEntry | undefined): Promise<void> {
  const file = lockFileOf(dataDir)
  await mkdir(dirname(file), { recursive: true })
  const lease = await takeLease(`${file}.lease`, { patienceMilliseconds: 10_000 })
  try {
    const { [name]: _, ...others } = readLock(dataDir).models
    const models = entry === undefined ? others : { ...others, [name]: entry }
    const sorted = Object.fromEntries(Object.entries(models).sort(([a], [b]) => (a < b ? -1 : 1)))
    await writeAtomically(file, `${JSON.stringify({ version: 1, models: sorted }, null, 2)}\n`)
  } finally {
    await lease.release()
  }
}
