import type { ToHost } from './messages.ts'

export type RunMessage = Extract<ToHost, { type: 'run' }>
export type Work = Exclude<ToHost, { type: 'cancel' }>

/** A host's own line of work: first come, first served, but what does not yield goes before what does. */
export interface Inbox {
  put(message: ToHost): void
  /** The next piece of work, as soon as there is one. */
  next(): Promise<Work>
  /** Takes the next piece of work unless it is a batch that yields. */
  takeUrgent(): Work | undefined
  isCancelled(batch: number, item: number): boolean
  /** Forgets the cancellations of a batch that is done. */
  done(batch: number): void
}

interface State {
  waiting: Work[]
  cancelled: Set<string>
  wake?: ((work: Work) => void) | undefined
}

export function createInbox(): Inbox {
  const state: State = { waiting: [], cancelled: new Set() }
  return {
    put: (message) => put(state, message),
    next: () => next(state),
    takeUrgent: () => takeUrgent(state),
    isCancelled: (batch, item) => state.cancelled.has(`${batch} ${item}`),
    done: (batch) => forget(state, batch),
  }
}

function put(state: State, message: ToHost): void {
  if (message.type === 'cancel') {
    state.cancelled.add(`${message.batch} ${message.item}`)
    return
  }
  if (state.wake !== undefined) {
    const wake = state.wake
    state.wake = undefined
    wake(message)
    return
  }
  // A load goes first too: the batch that needs it follows it and may be urgent.
  const yields = message.type === 'run' && message.yields
  const place = yields ? -1 : state.waiting.findIndex((work) => work.type === 'run' && work.yields)
  if (place < 0) state.waiting.push(message)
  else state.waiting.splice(place, 0, message)
}

function next(state: State): Promise<Work> {
  const first = state.waiting.shift()
  if (first !== undefined) return Promise.resolve(first)
  return new Promise((resolve) => {
    state.wake = resolve
  })
}

function takeUrgent(state: State): Work | undefined {
  const first = state.waiting[0]
  if (first?.type === 'run' && first.yields) return undefined
  return state.waiting.shift()
}

function forget(state: State, batch: number): void {
  for (const mark of state.cancelled) if (mark.startsWith(`${batch} `)) state.cancelled.delete(mark)
}
