import type { Kept } from '../contract/store.ts'

/** What serves a task; kept until the next change. Models are `name@revision`. */
export interface ServiceRecord extends Kept {
  /** Id of the order that made it: servers see by it that something has changed. */
  order: string
  /** Milliseconds since the epoch. */
  since: number
  /** The preferred first. Models of other names that serve the task by default stay behind them. */
  chosen: readonly string[]
  canary?: CanaryRecord | undefined
  /** What served before each change, the last one first. */
  before: readonly (readonly string[])[]
  /** The canary that ended by itself. */
  ended?: { model: string; why: string; time: number } | undefined
}

/** A model that a share of the requests (above 0, up to 1) goes to. */
export interface CanaryRecord extends Kept {
  model: string
  share: number
  since: number
}

/** A change that a command wants: every server tries it, and the command makes it when all of them could. */
export interface Order extends Kept {
  id: string
  /** What shall serve. */
  next: ServiceRecord
  /** What serves now becomes the first of `next.before`; servers know better than the command what that is. */
  remember?: boolean | undefined
  /** The model that has to answer the golden examples; without one, loading is enough. */
  examine?: string | undefined
}

/** How far a server is with an order. */
export interface Report extends Kept {
  state: 'trying' | 'able' | 'refused' | 'serving'
  /** What it does, or why it refuses. */
  words: string
  /** What serves the task there at the moment. */
  serves: readonly string[]
}

/** What one server counted of a canary. */
export interface Tally extends Kept {
  requests: number
  failures: number
  /** Answers that were compared with the stable model's, and the sum of their likenesses (each from 0 to 1). */
  compared: number
  likeness: number
  canary: Pace
  stable: Pace
}

/** How many texts a model was given, and the sum of the times until its answers. */
interface Pace {
  texts: number
  milliseconds: number
}

export const emptyTally = (): Tally => ({
  requests: 0,
  failures: 0,
  compared: 0,
  likeness: 0,
  canary: { texts: 0, milliseconds: 0 },
  stable: { texts: 0, milliseconds: 0 },
})
