import type { MoodHour } from '../../src/contract/mood-hours.ts'
import type { Kept, Store } from '../../src/contract/store.ts'

/** When the store fails next. */
export interface Fault {
  method: 'put' | 'add' | 'list'
  collection: string
  /** Whether what it was asked has happened when it fails. */
  done: boolean
  /** Of the records of hours: only one that says, or does not say, up to where messages are counted. */
  through?: boolean
  /** The process ends there: the store does nothing more for it. */
  crash: boolean
}

/** A store that fails when it is told to. */
export interface FrailStore {
  store: Store
  /** The next call like this fails. */
  arm(fault: Fault): void
  /** What failed since it was last asked. */
  fired(): { fault: Fault; channel: string } | undefined
  /** Whether the process that uses it has ended. */
  isDead(): boolean
  end(): void
  /** Called with each hour that is on the disk now with what was counted. */
  written?: (channel: string, hour: number) => void
}

export function createFrailStore(store: Store): FrailStore {
  let armed: Fault | undefined
  let fired: ReturnType<FrailStore['fired']>
  let dead = false

  async function call<T>(asked: Asked, work: () => Promise<T>): Promise<T> {
    if (dead) throw new Error('this process is no more')
    if (armed === undefined || !fits(armed, asked)) return await work()
    const fault = armed
    ;[armed, fired, dead] = [undefined, { fault, channel: channelOf(asked.key) }, fault.crash]
    if (fault.done) await work()
    throw new Error('the store fails')
  }

  const frail: FrailStore = {
    store: {
      get: (collection, key) => (dead ? gone() : store.get(collection, key)),
      put: (collection, key, record, life) =>
        call({ method: 'put', collection, key, record }, async () => {
          await store.put(collection, key, record, life)
          if (collection === 'mood' && hasThrough(record)) frail.written?.(channelOf(key), timeOf(record))
        }),
      add: (collection, key, record, life) =>
        call({ method: 'add', collection, key, record }, () => store.add(collection, key, record, life)),
      remove: (collection, key) => (dead ? gone() : store.remove(collection, key)),
      list: (collection, key) => call({ method: 'list', collection, key }, () => store.list(collection, key)),
    },
    arm: (fault) => {
      armed = fault
    },
    fired() {
      const one = fired
      fired = undefined
      return one
    },
    isDead: () => dead,
    end: () => {
      dead = true
    },
  }
  return frail
}

interface Asked {
  method: Fault['method']
  collection: string
  key: string
  record?: Kept
}

/** The first parts of a key are those of a channel. */
const channelOf = (key: string) => key.split('/').slice(0, 3).join('/')
const timeOf = (record: Kept) => (record as unknown as MoodHour).time
const gone = () => Promise.reject(new Error('this process is no more'))

const hasThrough = (record: Kept) => (record as unknown as MoodHour).through !== undefined

function fits(fault: Fault, asked: Asked): boolean {
  if (fault.method !== asked.method || fault.collection !== asked.collection) return false
  return (
    fault.through === undefined || (asked.record !== undefined && hasThrough(asked.record) === fault.through)
  )
}
