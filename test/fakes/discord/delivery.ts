import { setTimeout as sleep } from 'node:timers/promises'
import type { Dispatch } from './dispatch.ts'
import type { Sessions } from './sessions.ts'
import type { State } from './state.ts'

/** How often: a probability, or for each event how many more copies. */
export type Chance = number | ((event: Dispatch) => number)

/** How the app is told; may be changed at any time. */
export interface Delivery {
  /** Events that come again, with another sequence number. A probability leaves out interactions. */
  repeat?: Chance
  /** Milliseconds before an event goes out. */
  delay?: number | (() => number)
}

/** @returns what tells the app of an event, and says whether anybody may know of it. */
export function createEmit(state: State, sessions: Sessions, delivery: () => Delivery): State['emit'] {
  async function later(milliseconds: number, send: () => void) {
    state.ledger.pending += 1
    await sleep(milliseconds, undefined, { signal: state.signal, ref: false }).catch(() => undefined)
    if (!state.signal.aborted) send()
    state.ledger.pending -= 1
    state.ledger.changed()
  }
  function copies(event: Dispatch): number {
    const { repeat = 0 } = delivery()
    if (typeof repeat === 'function') return repeat(event)
    return event.t !== 'INTERACTION_CREATE' && state.random() < repeat ? 1 : 0
  }
  return (event) => {
    const told = sessions.prepare(event)
    const { delay = 0 } = delivery()
    const wait = typeof delay === 'function' ? delay() : delay
    for (const send of told) {
      if (wait > 0) void later(wait, send)
      else send()
      for (let left = copies(event); left > 0; left -= 1) void later(wait + 5 + state.random() * 60, send)
    }
    state.ledger.changed()
    return told.length > 0
  }
}
