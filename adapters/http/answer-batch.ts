import pMap from 'p-map'
import type { HandleOptions } from '../../src/contract/adapter.ts'
import type { Piece } from '../../src/contract/task.ts'
import { type Asking, answerItem } from './answer.ts'
import type { Desk } from './desk.ts'
import { LIMITS } from './limits.ts'
import type { Item } from './request.ts'

/** What is told while a request is worked on, and the signal to give it up. */
export interface Watch {
  signal: AbortSignal
  /** Of a batch: items that are done. */
  progress: NonNullable<HandleOptions['progress']>
  /** `item` is the place in a batch. */
  piece(piece: Piece & { item?: number }): void
}

/** Says what is wrong with an item; undefined when nothing is. */
export type CheckItem = (item: unknown) => string | undefined

/** Answers each item, in the same order; what cannot be answered is an error in its place. */
export async function answerBatch(
  items: readonly unknown[],
  asking: Asking,
  desk: Desk,
  check: CheckItem,
  watch: Watch,
): Promise<Record<string, unknown>[]> {
  let done = 0
  const answer = async (item: unknown, index: number) => {
    const wrong = check(item)
    const piece = (part: Piece) => watch.piece({ ...part, item: index })
    const body =
      wrong === undefined
        ? (await answerItem(item as Item, asking, desk, { signal: watch.signal, piece })).body
        : { ...idOf(item), error: { code: 'BAD_REQUEST', message: wrong } }
    watch.progress(++done, items.length)
    return body
  }
  return await pMap(items, answer, { concurrency: LIMITS.batchAtOnce })
}

function idOf(item: unknown): { id?: string | number } {
  const { id } = (item ?? {}) as { id?: unknown }
  return typeof id === 'string' || typeof id === 'number' ? { id } : {}
}
