import type { Parley } from '../parley.ts'
import type { Row } from '../row.ts'

/** A row without what every row of a part shares. */
export type PartRow = Omit<Row, 'command' | 'seconds'> & { seconds?: number }

/** What a part of the evaluation works with. */
export interface PartCall {
  parley: Parley
  /** A deterministic sample instead of everything. */
  quick: boolean
  /** Says on standard error what was skipped and why. */
  say(line: string): void
}

/** One part of the evaluation: the rows it adds to the table. */
export type Part = (call: PartCall) => Promise<PartRow[]>
