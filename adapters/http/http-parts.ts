import type { Keys } from '../../src/contract/keys.ts'
import type { Preview } from '../../src/contract/preview.ts'
import type { ServedModel } from '../../src/contract/served-model.ts'

/** What the HTTP door needs beside the house. */
export interface HttpParts {
  version: string
  keys: Keys
  /** How other platforms would show an answer. */
  previews: readonly Preview[]
  /** The catalogue and how each of its models is. */
  models(): readonly ServedModel[]
  /** Measurements for Prometheus. */
  metrics?: () => Promise<{ contentType: string; text: string }>
  /** Whether the models are warm. */
  ready(): boolean
}
