import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { codedError } from '../../src/contract/errors.ts'

/** The right to change something on disk that only one process may change at a time. */
export interface Lease {
  release(): Promise<void>
}

const BEAT = 15_000
const STALE = 60_000

/**
 * Takes a lease, which is a file. It ends with its owner: a process that died on this machine is noticed at once,
 * one on another machine (a shared folder) when its file has not been touched for a minute.
 * @throws OVERLOADED when somebody else keeps it for longer than the patience.
 */
export async function takeLease(
  file: string,
  options: { patienceMilliseconds?: number; held?: string } = {},
): Promise<Lease> {
  const until = Date.now() + (options.patienceMilliseconds ?? 0)
  while (!(await tryToTake(file))) {
    if (Date.now() >= until) {
      const words = options.held ?? 'Another process is changing the models'
      throw codedError('OVERLOADED', `${words}; if none is, delete ${file}`)
    }
    await setTimeout(20)
  }
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), BEAT).unref()
  return {
    async release() {
      clearInterval(beat)
      await rm(file, { force: true })
    },
  }
}

async function tryToTake(file: string): Promise<boolean> {
  const owner = `${process.pid} ${hostname()}`
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      await writeFile(file, owner, { flag: 'wx' })
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (await isHeld(file)) return false
      await rm(file, { force: true })
    }
  }
  return false
}

async function isHeld(file: string): Promise<boolean> {
  try {
    const [content, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)])
    if (Date.now() - mtimeMs > STALE) return false
    const [pid, host] = content.split(' ')
    return host !== hostname() || isAlive(Number(pid))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: the process is there but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
