import type { Model } from './model.ts'

/** A model of the catalogue and how it is at this moment. */
export interface ServedModel {
  model: Model
  /** `cold`: on the disk; `loading` and `ready`: in the model processes; `absent`: not pulled. */
  state: 'absent' | 'cold' | 'loading' | 'ready'
  /** What it runs on, or would. */
  device: string
  /** Whether requests reach it: all that need it, or the share of a canary (from 0 to 1). */
  service: { role: 'stable' } | { role: 'canary'; share: number } | { role: 'none' }
}
