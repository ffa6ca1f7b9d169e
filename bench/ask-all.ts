import pMap from 'p-map'
import type { Reply } from '../src/contract/reply.ts'
import { startProgress } from './progress.ts'

/** As many as the command line's bulk mode keeps in flight (adapters/console/limits.ts). */
export const AT_ONCE = 512

/** Asks for every item, many at once, and gives the replies in order. */
export async function askAll<Item>(
  label: string,
  items: readonly Item[],
  ask: (item: Item) => Promise<Reply>,
  atOnce = AT_ONCE,
): Promise<Reply[]> {
  const tell = startProgress(label, items.length)
  let done = 0
  return await pMap(
    items,
    async (item) => {
      const reply = await ask(item)
      tell(++done)
      return reply
    },
    { concurrency: atOnce },
  )
}
