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
  /** The commit that the branch stood for when the model was pulled; a hash over the files of what was added. */
  commit: z.string().regex(/^[0-9a-f]{12,64}$/),
  precision: z.string(),
  files: z.array(
    z.object({ path: z.string(), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
  /** ISO 8601. */
  pulled: z.string(),
})
const lockSchema = z.object({
  version: z.literal(2),
  /** The revisions of each model, the one that was pulled last first. */
  models: z.record(z.string(), z.array(entrySchema)),
})
/** One revision of each model. */
const firstSchema = z
  .object({ version: z.literal(1), models: z.record(z.string(), entrySchema) })
  .transform(({ models }) => ({
    version: 2 as const,
    models: Object.fromEntries(Object.entries(models).map(([name, entry]) => [name, [entry]])),
  }))

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
    return z.union([lockSchema, firstSchema]).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return { version: 2, models: {} }
    throw codedError(
      'CONFIGURATION',
      `${file} cannot be understood; delete it and pull the models again`,
      error,
    )
  }
}

/** A model's entries, the newest first, but those of another repository, precision or list of files than the catalogue's. */
export function lockEntriesOf(model: Model, lock: Lock): LockEntry[] {
  const entries = Object.hasOwn(lock.models, model.name) ? lock.models[model.name]! : []
  return entries.filter((entry) => {
    if (entry.repository !== model.repository || entry.precision !== model.precision) return false
    const present = new Set([...entry.files.map((file) => file.path), ...OPTIONAL_FILES])
    return model.files.every((file) => present.has(file.path))
  })
}

/** Whether it came from a folder, not from the model hub, whose commits have 40 digits. */
export function isAdded({ commit }: LockEntry): boolean {
  return commit.length !== 40
}

/** Records an entry as the newest of its model, or (a repair) in the place that it has. */
export async function putInLock(
  dataDir: string,
  name: string,
  entry: LockEntry,
  place: 'newest' | 'same' = 'newest',
): Promise<void> {
  await changeLock(dataDir, name, (entries) => {
    const others = entries.filter(({ commit }) => commit !== entry.commit)
    const present = entries.findIndex(({ commit }) => commit === entry.commit)
    return others.toSpliced(place === 'same' ? Math.max(0, present) : 0, 0, entry)
  })
}

export async function removeFromLock(dataDir: string, name: string, commit: string): Promise<void> {
  await changeLock(dataDir, name, (entries) => entries.filter((entry) => entry.commit !== commit))
}

/** Safe against another process that does the same. */
async function changeLock(
  dataDir: string,
  name: string,
  change: (entries: LockEntry[]) => LockEntry[],
): Promise<void> {
  const file = lockFileOf(dataDir)
  await mkdir(dirname(file), { recursive: true })
  const lease = await takeLease(`${file}.lease`, { patienceMilliseconds: 10_000 })
  try {
    const { [name]: present = [], ...others } = readLock(dataDir).models
    const changed = change(present)
    const models = changed.length === 0 ? others : { ...others, [name]: changed }
    const sorted = Object.fromEntries(Object.entries(models).sort(([a], [b]) => (a < b ? -1 : 1)))
    await writeAtomically(file, `${JSON.stringify({ version: 2, models: sorted }, null, 2)}\n`)
  } finally {
    await lease.release()
  }
}
