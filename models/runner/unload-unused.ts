import type { Job } from './job.ts'
import type { Queue } from './queue.ts'
import { type Slot, unload } from './slot.ts'

interface Parts {
  slots: readonly Slot[]
  queue: Queue<Job>
  /** Called after every event. */
  listeners: Set<() => void>
  isStopped(): boolean
}

/** Frees a model in every host as soon as nothing that was asked of it is left. */
export function unloadUnused(modelKey: string, parts: Parts): Promise<void> {
  const { slots, listeners, isStopped } = parts
  return new Promise((resolve) => {
    const check = () => {
      if (!isStopped() && isAsked(modelKey, parts)) return
      listeners.delete(check)
      for (const slot of slots) unload(slot, modelKey)
      resolve()
    }
    listeners.add(check)
    check()
  })
}

function isAsked(modelKey: string, { slots, queue }: Parts): boolean {
  const running = slots.some(({ batches }) =>
    [...batches.values()].some(({ model }) => model.key === modelKey),
  )
  return running || queue.all().some((job) => job.modelKey === modelKey)
}
