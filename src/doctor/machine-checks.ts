import { statfs } from 'node:fs/promises'
import { freemem } from 'node:os'
import { dirname, resolve } from 'node:path'
import type { Check, Finding } from '../contract/check.ts'

const MEGABYTE = 1024 * 1024
const MEMORY_A_HOST = 450 * MEGABYTE
const DISK_WANTED = 500 * MEGABYTE
const RELEASED = Date.UTC(2026, 10, 1)

/** The checks of the machine itself. */
export function machineChecks(hosts: number, dataDir: string): Check[] {
  return [
    { name: 'Node', run: async () => checkNode(process.versions.node) },
    { name: 'memory', run: async () => checkMemory(freemem(), hosts) },
    { name: 'disk', run: () => checkDisk(dataDir) },
    { name: 'clock', run: async () => checkClock(Date.now()) },
  ]
}

/** Node 20.19 or later. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const well = major > 20 || (major === 20 && minor >= 19)
  return { well, found: `Node ${version}`, remedy: 'install Node 20.19 or later' }
}

/** Room for each model process. `free` is in bytes. */
export function checkMemory(free: number, hosts: number): Finding {
  const found = `${Math.round(free / MEGABYTE)} MB free, ${hosts} model processes`
  return {
    well: free >= hosts * MEMORY_A_HOST,
    found,
    remedy: 'set PARLEY_HOSTS lower, or free some memory',
  }
}

async function checkDisk(dataDir: string): Promise<Finding> {
  // Where it cannot be made, another check tells why.
  const disk = await statfs(dataDir).catch(() => statfs(dirname(resolve(dataDir))))
  const free = disk.bavail * disk.bsize
  return {
    well: free >= DISK_WANTED,
    found: `${Math.round(free / MEGABYTE)} MB free`,
    remedy: `free some disk space, or point PARLEY_DATA_DIR (${dataDir}) elsewhere`,
  }
}

/** A clock before this release is wrong; Slack refuses requests more than five minutes off. `now` in milliseconds. */
export function checkClock(now: number): Finding {
  return {
    well: now >= RELEASED,
    found: `${new Date(now).toISOString()}, time zone ${Intl.DateTimeFormat().resolvedOptions().timeZone}`,
    remedy: 'set the clock of this machine (NTP)',
  }
}
