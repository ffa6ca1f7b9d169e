import pMap from 'p-map'
import { isWritten, type WrittenPost } from './chat-messages.ts'
import { timeOf } from './heard-message.ts'
import type { HistoryCalls, Page, Span } from './history.ts'
import { pages } from './pages.ts'
import { PACING, SPAN } from './rate-limits.ts'
import { slackErrorName } from './slack-error.ts'

/**
 * All that was written from `since` to before `until` (milliseconds since the epoch), in order of time. Slack has no list of
 * what was said in threads lately, so those that began up to a week earlier are looked through for late replies.
 * `complete` is false when there was more than is read.
 */
export async function gatherSpan(
  calls: HistoryCalls,
  since: number,
  until: number,
): Promise<{ posts: WrittenPost[]; complete: boolean }> {
  const within = ({ ts }: WrittenPost) => timeOf(ts) >= since && timeOf(ts) < until
  const span = { ...spanOf(since, until), limit: SPAN.pageMessages }
  const top = await upTo(SPAN.messages, (next) => calls.history({ ...span, ...next }))
  const before = { ...spanOf(since - SPAN.lookBackMilliseconds, since), limit: SPAN.pageMessages }
  const earlier = await upTo(SPAN.lookedThrough, (next) => calls.history({ ...before, ...next }))
  const threads = [...top.posts, ...earlier.posts].filter(
    ({ reply_count = 0, latest_reply = '' }) => reply_count > 0 && timeOf(latest_reply) >= since,
  )
  const wanted = threads.slice(0, SPAN.threads)
  const read = (ts: string) => upTo(SPAN.messages, (next) => repliesOf(calls, ts, { ...span, ...next }))
  const replies = await pMap(wanted, ({ ts }) => read(ts), { concurrency: PACING.readsAtOnce })
  const parts = [top, ...replies]
  const all = new Map(parts.flatMap(({ posts }) => posts).map((post) => [post.ts, post]))
  return {
    posts: [...all.values()].filter(within).sort((one, other) => Number(one.ts) - Number(other.ts)),
    complete: parts.every(({ complete }) => complete) && wanted.length === threads.length,
  }
}

/** Whole milliseconds, so the edges take in a little too much. */
const spanOf = (since: number, until: number): Pick<Span, 'oldest' | 'latest' | 'inclusive'> => ({
  oldest: (Math.max(0, since) / 1000).toFixed(6),
  latest: (until / 1000).toFixed(6),
  inclusive: true,
})

/** The written messages of the first pages. */
async function upTo(most: number, ask: (next: { cursor?: string }) => Promise<Page>) {
  const posts: WrittenPost[] = []
  for await (const page of pages(ask)) {
    posts.push(...(page.messages ?? []).filter(isWritten))
    if (posts.length >= most && page.response_metadata?.next_cursor) return { posts, complete: false }
  }
  return { posts, complete: true }
}

/** Nothing when the thread was taken away in the meantime. */
async function repliesOf(calls: HistoryCalls, thread: string, span: Span): Promise<Page> {
  try {
    return await calls.replies(thread, span)
  } catch (error) {
    if (slackErrorName(error) === 'thread_not_found') return {}
    throw error
  }
}
