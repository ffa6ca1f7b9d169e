import { readFileSync } from 'node:fs'
import type { SpeedPart } from './part.ts'

/** Resident memory after the load of the parts before this one. */
export const measureMemory: SpeedPart = async ({ parley }) => {
  const { hosts } = parley.runner.status()
  const sizes = hosts
    .filter((host) => host.pid !== undefined)
    .map((host) => residentMegabytes(host.pid!) ?? host.memoryMegabytes)
  const bot = Math.round(process.memoryUsage.rss() / 2 ** 20)
  return [
    {
      what: 'memory of the model hosts after the load, together',
      measured: sizes.reduce((sum, size) => sum + size, 0),
      digits: 0,
      unit: ' MB',
      detail: `each: ${sizes.map((size) => `${size} MB`).join(', ')}, all starter models loaded`,
    },
    {
      what: 'memory of the bot process after the load',
      measured: bot,
      digits: 0,
      unit: ' MB',
      detail: 'this process: the bot, and the bench with its texts around it',
    },
  ]
}

/** What the kernel says, where there is /proc. */
function residentMegabytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024)
  } catch {
    return undefined
  }
}
