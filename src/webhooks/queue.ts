import type { Kept, Store } from '../contract/store.ts'
import type { DeadLetter, WebhookKind } from '../contract/webhooks.ts'
import { LIMITS } from './limits.ts'

/** An event that waits for one webhook; its payload lies beside it, sealed. */
export interface Waiting extends Kept {
  /** Of the webhook. */
  hook: string
  kind: WebhookKind
  /** Milliseconds since the epoch. */
  created: number
  due: number
  attempts: number
  /** Why the last call failed. */
  problem?: string
}

interface Payload extends Kept {
  body: string
}

type Buried = Waiting & Pick<DeadLetter, 'died' | 'problem'>

const QUEUE = 'webhook-queue'
const PAYLOADS = 'webhook-payloads'
const DEAD = 'webhook-dead'

/** The key of an event: the webhook's name and the message id. */
export const queueKey = (name: string, id: string) => `${name}/${id}`
export const ofQueueKey = (key: string) => {
  const [name = '', id = ''] = key.split('/')
  return { name, id }
}

export interface QueueParts {
  store: Store
  /** The same, encrypting what it keeps. */
  sealed(): Store
  /** Whether anything is kept at all. */
  isKept(): boolean
  /** Milliseconds since the epoch. */
  now(): number
}

export type Queue = ReturnType<typeof createQueue>

/** What waits to be sent. A record is there until the receiver has it, so a crash at any moment loses nothing. */
export function createQueue({ store, sealed, isKept, now }: QueueParts) {
  // Not `remove`, which also empties the journal of the whole file: that would be once for each call.
  const erase = (where: Store, collection: string, key: string) => where.put(collection, key, {}, 0)
  const add = async (key: string, wishes: Pick<Waiting, 'hook' | 'kind'>, body: string): Promise<boolean> => {
    await sealed().put(PAYLOADS, key, { body }, LIMITS.queueMilliseconds)
    const waiting: Waiting = { ...wishes, created: now(), due: now(), attempts: 0 }
    return await store.add(QUEUE, key, waiting, LIMITS.queueMilliseconds)
  }
  return {
    /** @returns false when the very same waits already. */
    add,
    list: async (name = '') => (isKept() ? await store.list<Waiting>(QUEUE, name) : []),
    /** With its payload. */
    async get(key: string): Promise<(Waiting & Payload) | undefined> {
      const waiting = await store.get<Waiting>(QUEUE, key)
      const payload = waiting && (await sealed().get<Payload>(PAYLOADS, key))
      return payload && { ...waiting!, body: payload.body }
    },
    /** After a call that failed. */
    async postpone(
      key: string,
      waiting: Waiting,
      next: Required<Pick<Waiting, 'due' | 'attempts' | 'problem'>>,
    ) {
      const { hook, kind, created } = waiting
      await store.put(QUEUE, key, { hook, kind, created, ...next }, LIMITS.queueMilliseconds)
    },
    async finish(key: string) {
      await erase(store, QUEUE, key)
      await erase(sealed(), PAYLOADS, key)
    },
    /** Takes it out of the queue, and keeps it for the operator. */
    async bury(key: string, waiting: Waiting & Payload, attempts: number, problem: string) {
      const { hook, kind, created, due, body } = waiting
      const buried: Buried = { hook, kind, created, due, attempts, died: now(), problem }
      await sealed().put(PAYLOADS, key, { body }, LIMITS.deadMilliseconds)
      await store.put(DEAD, key, buried, LIMITS.deadMilliseconds)
      await erase(store, QUEUE, key)
    },
    buried: async (name = '') => (isKept() ? await store.list<Buried>(DEAD, name) : []),
    /** Puts what was buried into the queue again. @returns false when its payload is gone. */
    async dig(key: string, { hook, kind }: Buried): Promise<boolean> {
      const payload = await sealed().get<Payload>(PAYLOADS, key)
      if (payload) await add(key, { hook, kind }, payload.body)
      await erase(store, DEAD, key)
      return payload !== undefined
    },
    /** Deletes what was buried. */
    async discard(key: string) {
      await erase(store, DEAD, key)
      await erase(sealed(), PAYLOADS, key)
    },
    /** All of one webhook. */
    async drop(name: string) {
      for (const collection of [QUEUE, PAYLOADS, DEAD]) await store.remove(collection, name)
    },
  }
}
