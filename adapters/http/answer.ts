import type { HandleOptions } from '../../src/contract/adapter.ts'
import type { Preview } from '../../src/contract/preview.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { Origin } from '../../src/contract/request.ts'
import type { Desk } from './desk.ts'
import { httpRequest, type Item } from './request.ts'

/** What is asked of one task, all but the items. */
export interface Asking {
  task: string
  origin: Origin
  /** Milliseconds since the epoch. */
  deadline: number
  /** Whose pictures of the answer come with it. */
  previews: readonly Preview[]
}

/** The answer to one item, and its body as JSON. */
export interface ItemAnswer {
  reply: Reply
  body: Record<string, unknown>
}

/** Asks the bot for one item. */
export async function answerItem(
  item: Item,
  asking: Asking,
  { house }: Desk,
  options: HandleOptions,
): Promise<ItemAnswer> {
  const request = httpRequest(asking.task, item, asking.origin, asking.deadline)
  const reply = await house.handle(request, options)
  const shown = shownBy(asking.previews, reply, request.origin.locale)
  return { reply, body: { ...(item.id !== undefined && { id: item.id }), ...reply.data, ...shown } }
}

function shownBy(previews: readonly Preview[], reply: Reply, locale: string | undefined) {
  if (previews.length === 0) return {}
  return { shown: Object.fromEntries(previews.map((preview) => [preview.name, preview.html(reply, locale)])) }
}
