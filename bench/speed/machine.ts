import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

/** What the figures were measured on. */
export interface Machine {
  processor: string
  cores: number
  instructions: string
  memoryGigabytes: number
  node: string
  platform: string
  /** Processes that wanted a core in the minute before: above 0 the machine did other things too. */
  loadBefore: number
}

export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    instructions: vectorInstructions(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    loadBefore: Math.round(loadavg()[0]! * 10) / 10,
  }
}

/** The widest that int8 arithmetic can use; what int8 gains depends on it. */
function vectorInstructions(): string {
  try {
    const flags = new Set(/^flags\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1]?.split(' '))
    const known = ['amx_int8', 'avx512_vnni', 'avx_vnni', 'avx512f', 'avx2']
    return known.find((flag) => flags.has(flag)) ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

export function formatMachine(machine: Machine): string {
  const { processor, cores, instructions, memoryGigabytes, node, platform, loadBefore } = machine
  return `${processor}, ${cores} cores, ${instructions}, ${memoryGigabytes} GB, ${platform}, node ${node}, load before the run ${loadBefore}`
}
