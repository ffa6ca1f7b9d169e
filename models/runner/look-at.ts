import type { Model } from '../../src/contract/model.ts'
import { type ChosenDevice, type Device, deviceFor } from './device.ts'
import type { createDispatcher } from './dispatcher.ts'
import { modelKey } from './request-key.ts'

/** Where a model is at this moment and what it runs on, or would. */
export interface Look {
  /** `ready` as soon as one process has it. */
  state: 'cold' | 'loading' | 'ready'
  device: string
}

interface Parts {
  dispatcher: ReturnType<typeof createDispatcher>
  /** Undefined until the first use. */
  device: ChosenDevice | undefined
  options: { device: Device }
}

export function lookAt(model: Model, { dispatcher, device, options }: Parts): Look {
  const key = modelKey(model)
  const found = dispatcher.status().slots.flatMap(({ models }) => models.get(key) ?? [])
  const state = found.some(({ loaded }) => loaded) ? 'ready' : found.length > 0 ? 'loading' : 'cold'
  const chosen = device?.chosen ?? options.device
  return { state, device: chosen === 'auto' ? chosen : deviceFor(model.precision, chosen) }
}
