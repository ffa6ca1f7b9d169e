import { type CodedError, codedError } from '../../src/contract/errors.ts'
import type { HostModel } from './messages.ts'
import { preload, type Slot, wake } from './slot.ts'

interface Parts {
  /** Called after every event. */
  listeners: Set<() => void>
  isStopped(): boolean
  /** Why the models cannot be loaded. */
  problem(): CodedError | undefined
}

/** Loads the models into these hosts; rejects when one cannot be loaded. */
export function warmSlots(
  slots: readonly Slot[],
  models: readonly HostModel[],
  { listeners, isStopped, problem }: Parts,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = () => {
      const error = problem()
      const ready = models.every(({ key }) => slots.every((slot) => slot.models.get(key)?.loaded))
      if (!ready && error === undefined && !isStopped()) return
      listeners.delete(check)
      if (ready) resolve()
      else reject(error ?? codedError('CANCELLED'))
    }
    listeners.add(check)
    for (const slot of slots) {
      for (const model of models) preload(slot, model)
      wake(slot)
    }
    check()
  })
}
