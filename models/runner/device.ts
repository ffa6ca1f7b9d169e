import type { Log } from '../../src/contract/log.ts'

export type Device = 'cpu' | 'wasm' | 'cuda' | 'webgpu' | 'dml' | 'coreml' | 'auto'

export interface ChosenDevice {
  asked: Device
  chosen: Exclude<Device, 'auto'>
  why: string
}

/** Tries a device; resolves to what is wrong with it, or undefined. */
type ProbeDevice = (device: string) => Promise<string | undefined>

interface Parts {
  asked: Device
  platform: string
  probe: ProbeDevice
  log: Log
}

/** What the native runtime may have on each platform; best first. */
const GPUS: Record<string, Exclude<Device, 'auto'>[]> = {
  linux: ['cuda', 'webgpu'],
  win32: ['dml', 'webgpu'],
  darwin: ['coreml', 'webgpu'],
}
/** No GPU provider computes with these; their sessions would copy every tensor to the CPU and back. */
const CPU_ONLY: ReadonlySet<string> = new Set(['q8', 'int8', 'uint8'])

/** The device to run on: as asked if it works, else the CPU; the log says which and why. */
export async function chooseDevice({ asked, platform, probe, log }: Parts): Promise<ChosenDevice> {
  if (asked === 'cpu' || asked === 'wasm') return { asked, chosen: asked, why: 'as configured' }
  const candidates = asked === 'auto' ? (GPUS[platform] ?? []) : [asked]
  // All at once: each probe has a process of its own, and somebody may be waiting.
  const tried = await Promise.all(
    candidates.map(async (device) => ({ device, problem: await probe(device) })),
  )
  const works = tried.find(({ problem }) => problem === undefined)
  if (works !== undefined) return report({ asked, chosen: works.device, why: 'its probe succeeded' }, log)
  const why = tried.map(({ device, problem }) => `${device}: ${problem}`).join('; ')
  return report({ asked, chosen: 'cpu', why: why || 'no GPU is supported here' }, log)
}

function report(device: ChosenDevice, log: Log): ChosenDevice {
  const { asked, chosen, why } = device
  if (asked === 'auto' || asked === chosen) log.info({ asked, chosen, why }, 'device chosen')
  else log.warn({ asked, chosen, why }, 'the configured device does not work')
  return device
}

/** Where a model of this precision runs. */
export function deviceFor(precision: string, chosen: ChosenDevice['chosen']): string {
  return chosen !== 'wasm' && CPU_ONLY.has(precision) ? 'cpu' : chosen
}
