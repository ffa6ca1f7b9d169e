import { codedError } from '../contract/errors.ts'
import type { DeadLetters } from '../contract/webhooks.ts'
import { ofQueueKey, type Queue } from './queue.ts'

/** What was given up. A message id stands for one event of one webhook. */
export function createDeadLetters(queue: Queue): DeadLetters {
  const wanted = async (id?: string) => {
    const found = (await queue.buried()).filter(({ key }) => id === undefined || ofQueueKey(key).id === id)
    if (id === undefined || found.length > 0) return found
    throw codedError(
      'BAD_REQUEST',
      `There is no dead event ${id}; \`parley webhooks dead\` shows all of them`,
    )
  }
  return {
    async list() {
      const found = await queue.buried()
      return found
        .map(({ key, record: { kind, created, died, attempts, problem } }) => {
          const { name: webhook, id } = ofQueueKey(key)
          return { id, webhook, kind, created, died, attempts, problem }
        })
        .toSorted((a, b) => a.died - b.died)
    },
    async replay(id) {
      let count = 0
      for (const { key, record } of await wanted(id)) if (await queue.dig(key, record)) count += 1
      return count
    },
    async discard(id) {
      const found = await wanted(id)
      for (const { key } of found) await queue.discard(key)
      return found.length
    },
  }
}
