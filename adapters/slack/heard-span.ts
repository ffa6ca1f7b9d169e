import pMap from 'p-map'
import { isWritten, type WrittenPost } from './chat-messages.ts'
import { timeOf } from './heard-message.ts'
import type { HistoryCalls } from './history.ts'
import { lookBack, ofThread, readPosts, spanOf, threadsSince } from './late-replies.ts'
import { PACING, SPAN } from './rate-limits.ts'

/**
 * All that was written from `since` to before `until` (milliseconds since the epoch), in order of time, with late replies in
 * threads that began in the week before; in older ones only if a reply was sent to the channel too. `complete` is false when
 * there was more than is read of the span, its threads or that week.
 */
export async function gatherSpan(
  calls: HistoryCalls,
  since: number,
  until: number,
): Promise<{ posts: WrittenPost[]; complete: boolean }> {
  const within = ({ ts }: WrittenPost) => timeOf(ts) >= since && timeOf(ts) < until
  const span = { ...spanOf(since, until), limit: SPAN.pageMessages }
  const top = await readPosts((next) => calls.history({ ...span, ...next }), SPAN.messages)
  const earlier = await lookBack(calls, since, SPAN.lookedThrough)
  const threads = threadsSince([...top.posts, ...earlier.posts], since)
  const wanted = threads.slice(0, SPAN.threads)
  const read = (ts: string) =>
    readPosts((next) => ofThread(calls.replies(ts, { ...span, ...next }), {}), SPAN.messages)
  const replies = await pMap(wanted, read, { concurrency: PACING.readsAtOnce })
  const written = [top, ...replies].flatMap(({ posts }) => posts).filter(isWritten)
  const once = new Map(written.map((post) => [post.ts, post]))
  const parts = [top, earlier, ...replies]
  return {
    posts: [...once.values()].filter(within).sort((one, other) => Number(one.ts) - Number(other.ts)),
    complete: parts.every(({ complete }) => complete) && wanted.length === threads.length,
  }
}
