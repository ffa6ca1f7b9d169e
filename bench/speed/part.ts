import type { Model } from '../../src/contract/model.ts'
import type { Parley } from '../parley.ts'
import type { Row } from '../row.ts'
import type { Meter } from './meter.ts'

export type SpeedRow = Omit<Row, 'command' | 'seconds'>

/** What a part of the bench works with. */
export interface SpeedCall {
  parley: Parley
  meter: Meter
  /** Real messages (or generated ones), in an order that is the same each time. */
  texts: readonly string[]
  /** The folder of a model's fp32 files; undefined, after saying so, when there are none and none can be made. */
  fp32(model: Model): string | undefined
  say(line: string): void
}

/** One part of the bench: the rows it adds to the table. */
export type SpeedPart = (call: SpeedCall) => Promise<SpeedRow[]>
