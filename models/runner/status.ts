import type { AnswerCache } from './answer-cache.ts'
import type { ChosenDevice } from './device.ts'
import type { createDispatcher } from './dispatcher.ts'
import type { Job } from './job.ts'
import type { Queue } from './queue.ts'
import type { SlotState } from './slot.ts'

/** What `doctor` and the metrics show of the runner. */
export interface RunnerStatus {
  /** `chosen` is empty until the first use. */
  device: { asked: string; chosen: string; why: string }
  hosts: {
    pid?: number
    state: SlotState
    busy: boolean
    memoryMegabytes: number
    models: string[]
    restarts: number
  }[]
  queue: { interactive: number; background: number; running: number }
  batches: { count: number; items: number; largest: number }
  cache: { entries: number; hits: number; shared: number }
}

interface Parts {
  options: { device: string }
  device: ChosenDevice | undefined
  queue: Queue<Job>
  cache: AnswerCache
  shared: number
  dispatcher: ReturnType<typeof createDispatcher>
}

export function statusOf({ options, device, queue, cache, shared, dispatcher }: Parts): RunnerStatus {
  const { slots, batches } = dispatcher.status()
  const running = slots.flatMap((slot) => [...slot.batches.values()].map(({ jobs }) => jobs.length))
  return {
    device: device ?? { asked: options.device, chosen: '', why: 'not used yet' },
    hosts: slots.map((slot) => ({
      ...(slot.process?.pid === undefined ? {} : { pid: slot.process.pid }),
      state: slot.state,
      busy: slot.batches.size > 0,
      memoryMegabytes: slot.megabytes,
      models: [...slot.models.entries()].filter(([, { loaded }]) => loaded).map(([key]) => key),
      restarts: slot.restarts,
    })),
    queue: {
      interactive: queue.size('interactive'),
      background: queue.size('background'),
      running: running.reduce((total, count) => total + count, 0),
    },
    batches: { ...batches },
    cache: { ...cache.status(), shared },
  }
}
