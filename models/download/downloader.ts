import { setTimeout } from 'node:timers/promises'
import { codedError } from '../../src/contract/errors.ts'
import type { Model } from '../../src/contract/model.ts'
import { isComplete } from '../installed/is-complete.ts'
import { isAdded, type LockEntry, lockEntriesOf, readLock } from '../installed/lock.ts'
import { rowOf } from '../installed/recorded-revisions.ts'
import { asFailure } from './as-failure.ts'
import { createConnection } from './connection.ts'
import { createHub } from './hub.ts'
import { pullModel } from './pull-model.ts'
import { createRetry } from './retry.ts'

export interface DownloaderOptions {
  /** The hub or a mirror of it. */
  endpoint: string
  token?: string | undefined
  proxy?: string | undefined
  noProxy?: string | undefined
  /** Download nothing; not even a connection is tried. */
  offline: boolean
  dataDir: string
  /** How often each request is tried. */
  attempts?: number
  wait?: (milliseconds: number) => Promise<unknown>
  idleMilliseconds?: number
}

export interface PullOptions {
  /** Ask the hub for the newest commit instead of taking the one in the lock file. */
  latest?: boolean
  /** A commit, instead of the one that was pulled last. */
  commit?: string
  /** Bytes that are here, of all files together. */
  onProgress?: (done: number, total: number) => void
}

export interface Pulled {
  entry: LockEntry
  /** False when everything was here already. */
  changed: boolean
}

/** Brings models of the standard set from a model hub to the data folder. */
export interface Downloader {
  /**
   * Rejects with DOWNLOAD_FAILED (the message says why and what to do), OFFLINE, OVERLOADED (another process pulls the
   * same model) or BAD_REQUEST (a starter model, which is not on a hub).
   */
  pull(model: Model, options?: PullOptions): Promise<Pulled>
}

export function createDownloader(options: DownloaderOptions): Downloader {
  const { endpoint, token, offline, dataDir } = options
  const retry = createRetry({ attempts: options.attempts ?? 6, wait: options.wait ?? setTimeout })
  return {
    async pull(model, pullOptions = {}) {
      if (model.set === 'starter') {
        throw codedError('BAD_REQUEST', `${model.name} is part of Parley; there is nothing to pull`)
      }
      const locked = pullOptions.latest ? undefined : lockedOf(model, pullOptions.commit, dataDir)
      if (locked && (await isComplete(rowOf(model, locked, dataDir), dataDir))) {
        return { entry: locked, changed: false }
      }
      if (offline) throw codedError('OFFLINE', `PARLEY_OFFLINE is set, so ${model.name} was not pulled`)
      const connection = createConnection({
        ...options,
        idleMilliseconds: options.idleMilliseconds ?? 60_000,
      })
      try {
        const hub = createHub({ connection, endpoint, retry, hasToken: token !== undefined })
        const parts = { hub, connection, retry, dataDir, hasToken: token !== undefined }
        const wanted = { commit: pullOptions.commit, locked }
        return await pullModel(model, wanted, parts, pullOptions.onProgress ?? (() => {}))
      } catch (error) {
        throw asFailure(error)
      } finally {
        await connection.close()
      }
    },
  }
}

function lockedOf(model: Model, commit: string | undefined, dataDir: string): LockEntry | undefined {
  const entries = lockEntriesOf(model, readLock(dataDir))
  const pulled = entries.filter((entry) => !isAdded(entry))
  return commit === undefined ? pulled[0] : pulled.find((entry) => entry.commit === commit)
}
