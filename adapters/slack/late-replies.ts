import type { Post } from './chat-messages.ts'
import { timeOf } from './heard-message.ts'
import type { HistoryCalls, Page, Span } from './history.ts'
import { pages } from './pages.ts'
import { LOOK_BACK } from './rate-limits.ts'
import { slackErrorName } from './slack-error.ts'

/** What was read of a list of messages; `complete` is false when there was more. */
export interface PostsRead {
  posts: Post[]
  complete: boolean
}

/** The messages of the first pages, until there are `most` or it is `until` (milliseconds since the epoch). */
export async function readPosts(
  ask: (next: { cursor?: string }) => Promise<Page>,
  most: number,
  until = Number.POSITIVE_INFINITY,
): Promise<PostsRead> {
  const posts: Post[] = []
  for await (const page of pages(ask)) {
    posts.push(...(page.messages ?? []))
    const enough = posts.length >= most || Date.now() >= until
    if (enough && page.response_metadata?.next_cursor) return { posts, complete: false }
  }
  return { posts, complete: true }
}

/**
 * The newest `most` messages of the week before `since` (milliseconds since the epoch), for `threadsSince`. Slack has no list
 * of threads by their latest reply, so those that began even earlier are not looked for.
 */
export function lookBack(
  { history }: HistoryCalls,
  since: number,
  most: number,
  until?: number,
): Promise<PostsRead> {
  const week = { ...spanOf(since - LOOK_BACK.milliseconds, since), limit: LOOK_BACK.pageMessages }
  return readPosts((next) => history({ ...week, ...next }), most, until)
}

/**
 * The ts of the first message of each thread that has a reply since then, as far as these messages tell: a first message
 * names its latest reply, also when it was deleted itself; a reply that was sent to the channel too names its thread.
 */
export function threadsSince(posts: readonly Post[], since: number): string[] {
  const found = posts.flatMap(({ ts = '', thread_ts = ts, reply_count = 0, latest_reply = '' }) => {
    const fresh = thread_ts === ts ? reply_count > 0 && timeOf(latest_reply) >= since : timeOf(ts) >= since
    return fresh ? [thread_ts] : []
  })
  return [...new Set(found)]
}

/** What is read of a thread; nothing when it was taken away in the meantime. */
export async function ofThread<T>(reading: Promise<T>, nothing: T): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (slackErrorName(error) === 'thread_not_found') return nothing
    throw error
  }
}

/** Whole milliseconds, so the edges take in a little too much. */
export const spanOf = (since: number, until: number): Pick<Span, 'oldest' | 'latest' | 'inclusive'> => ({
  oldest: (Math.max(0, since) / 1000).toFixed(6),
  latest: (until / 1000).toFixed(6),
  inclusive: true,
})
