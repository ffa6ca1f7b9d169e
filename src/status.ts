import type { Model } from './contract/model.ts'
import type { Field } from './contract/reply.ts'

/** What the status tells of the runner. */
export interface RunnerState {
  /** `chosen` is empty until the first use. */
  device: { asked: string; chosen: string; why: string }
  hosts: { state: string; busy: boolean; memoryMegabytes: number }[]
  queue: { interactive: number; background: number; running: number }
}

export interface StatusParts {
  version: string
  /** Models in service. */
  models(): readonly Model[]
  runner: { status(): RunnerState }
  /** Milliseconds since this process started. */
  uptime(): number
}

/** How Parley is, for people who ask: no ids and no texts. */
export function createStatus({ version, models, runner, uptime }: StatusParts): () => Promise<Field[]> {
  return async () => {
    const { device, hosts, queue } = runner.status()
    return [
      { label: 'Version', text: version },
      { label: 'Running for', text: duration(uptime()) },
      {
        label: 'Models',
        text:
          models()
            .map((model) => `${model.name}@${model.revision}`)
            .join(', ') || 'none',
      },
      { label: 'Device', text: deviceText(device) },
      { label: 'Model processes', text: hostsText(hosts) },
      { label: 'Queue', text: queueText(queue) },
    ]
  }
}

function deviceText({ asked, chosen, why }: RunnerState['device']): string {
  const remark = why === '' ? '' : ` (${why})`
  return `${chosen || asked}${remark}`
}

function hostsText(hosts: RunnerState['hosts']): string {
  const ready = hosts.filter(({ state }) => state === 'ready')
  const busy = ready.filter((host) => host.busy).length
  const megabytes = hosts.reduce((sum, host) => sum + host.memoryMegabytes, 0)
  return `${ready.length} of ${hosts.length} ready, ${busy} busy, ${Math.round(megabytes)} MB`
}

function queueText({ interactive, background, running }: RunnerState['queue']): string {
  return `${running} running, ${interactive} waiting for a person, ${background} in the background`
}

function duration(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days > 0) return `${days} d ${hours % 24} h`
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`
}
