import { LRUCache } from 'lru-cache'
import type { ModelOutput } from '../../src/contract/model.ts'

/** The last answers, by request key. */
export interface AnswerCache {
  get(key: string): ModelOutput | undefined
  set(key: string, output: ModelOutput): void
  status(): { entries: number; hits: number }
}

/** Remembers `size` answers; 0: none. */
export function createAnswerCache(size: number): AnswerCache {
  if (size <= 0)
    return { get: () => undefined, set: () => undefined, status: () => ({ entries: 0, hits: 0 }) }
  const answers = new LRUCache<string, ModelOutput>({ max: size })
  let hits = 0
  return {
    get(key) {
      const answer = answers.get(key)
      if (answer === undefined) return undefined
      hits++
      // A copy: what one caller does with its answer must not reach the next.
      return structuredClone(answer)
    },
    set: (key, output) => void answers.set(key, structuredClone(output)),
    status: () => ({ entries: answers.size, hits }),
  }
}
