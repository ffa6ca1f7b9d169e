import type { Row } from '../row.ts'

export type LoadRow = Omit<Row, 'command' | 'seconds'>

/** What a part of the load run works with. */
export interface LoadCall {
  address: string
  /** A chat message that was not asked for lately. */
  nextText: () => string
  /** The file of the store. */
  path: string
  /** What a short run divides its requests by; 1 for all of them. */
  shorter: number
}

/** One part of the load run: the rows it adds to the table. */
export type LoadPart = (call: LoadCall) => Promise<LoadRow[]>
