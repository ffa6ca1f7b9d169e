import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { codedError } from '../../src/contract/errors.ts'
import { LIMITS } from './limits.ts'
import type { Problem } from './problem.ts'

/** What a caller is answered: the body of a success, or a problem. */
export type Answer = { body: unknown } | { problem: Problem }

/** A request that may come again with the same key. */
export interface Repeatable {
  /** The idempotency key with all that it is unique within. */
  key: string
  /** Everything that the answer depends on. */
  content: unknown
}

/** Answers to idempotency keys. In this process's memory only: they hold what people wrote. */
export interface Remembered {
  /**
   * Computes the answer, or gives that of an earlier request with this key.
   * @throws CONFLICT while that is still computed; BAD_REQUEST when it asked for something else.
   */
  once(repeatable: Repeatable, compute: () => Promise<Kept>): Promise<Answer>
}

/** @property keep whether the same request would be answered the same way later. */
export interface Kept {
  answer: Answer
  keep: boolean
}

export function createRemembered(): Remembered {
  const pending = new Map<string, string>()
  const done = new LRUCache<string, { print: string; answer: Answer }>({
    max: LIMITS.rememberedAnswers,
    maxSize: LIMITS.rememberedBytes,
    sizeCalculation: ({ answer }) => Buffer.byteLength(JSON.stringify(answer)),
    ttl: LIMITS.rememberedMilliseconds,
  })
  return {
    async once({ key, content }, compute) {
      const print = createHash('sha256').update(JSON.stringify(content)).digest('base64')
      const known = done.get(key)
      if ((known?.print ?? pending.get(key) ?? print) !== print) throw otherContent()
      if (known) return known.answer
      if (pending.has(key)) throw codedError('CONFLICT')
      pending.set(key, print)
      try {
        const { answer, keep } = await compute()
        if (keep) done.set(key, { print, answer })
        return answer
      } finally {
        pending.delete(key)
      }
    },
  }
}

const otherContent = () =>
  codedError('KEY_REUSED', 'Idempotency-Key: an earlier request with this key asked for something else.')
