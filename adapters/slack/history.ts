import pMap from 'p-map'
import type { MessageRange } from '../../src/contract/understand.ts'
import { isWritten, type Post, type WrittenPost } from './chat-messages.ts'
import { lookBack, ofThread, threadsSince } from './late-replies.ts'
import { pages } from './pages.ts'
import { PACING, READING } from './rate-limits.ts'
import type { Remark } from './remark.ts'

export interface Page {
  messages?: Post[]
  response_metadata?: { next_cursor?: string }
}
export interface Span {
  oldest?: string
  latest?: string
  inclusive?: boolean
  limit: number
  cursor?: string
}

/** The two calls that read. */
export interface HistoryCalls {
  history(span: Span): Promise<Page>
  replies(thread: string, span: Span): Promise<Page>
}

/** What was gathered: posts in order of time, and what was left out. */
export interface Gathered {
  posts: WrittenPost[]
  remarks: Remark[]
}

/** Tells how many messages have been read. */
export type OnProgress = (done: number) => void

/** How much is wanted, and when to stop wanting it. */
interface Want {
  /** As asked for; may be more than is ever read. */
  messages: number
  limit: number
  /** Milliseconds since the epoch: nothing is begun after it. */
  until: number
  span: Span
  read(posts: number): void
}

/**
 * Reads the newest written messages of a channel and the replies in their threads; from a time on also the replies in threads
 * that began in the week before it.
 */
export async function gatherChannel(
  calls: HistoryCalls,
  range: MessageRange,
  onProgress: OnProgress = () => {},
): Promise<Gathered> {
  const standard = range.since === undefined ? READING.defaultMessages : Number.POSITIVE_INFINITY
  const want = wantOf(range, standard, onProgress)
  const top: WrittenPost[] = []
  let more = false
  for await (const page of pages((next) => calls.history({ ...want.span, ...next }))) {
    top.push(...take(page, want))
    more = top.length > want.limit || hasNext(page)
    if (top.length >= want.limit || Date.now() >= want.until) break
  }
  const roots = top.slice(0, want.limit)
  // Where there is more than is wanted, what is older is left out anyway.
  const earlier =
    range.since === undefined || more
      ? { posts: [], complete: true }
      : await lookBack(calls, range.since, READING.lookedThrough, want.until)
  const threads = threadsSince([...roots, ...earlier.posts], range.since ?? 0)
  const replies = await repliesTo(threads.slice(0, READING.threads), calls, want)
  const gathered = newest([...roots, ...replies.posts], want, more)
  const left = replies.read < threads.length
  const remarks: Remark[] = [
    ...gathered.remarks,
    ...(left ? [{ kind: 'threadsCut' as const, read: replies.read, threads: threads.length }] : []),
    ...(earlier.complete ? [] : [{ kind: 'lateCut' as const }]),
  ]
  return { posts: gathered.posts, remarks }
}

/** Reads a thread: all of it, or what the range says. */
export async function gatherThread(
  calls: HistoryCalls,
  thread: string,
  range: MessageRange,
  onProgress: OnProgress = () => {},
): Promise<Gathered> {
  const want = wantOf(range, Number.POSITIVE_INFINITY, onProgress)
  const { posts, more } = await readThread(calls, thread, want)
  const { since = 0 } = range
  return newest(
    posts.filter(({ ts }) => Number(ts) * 1000 >= since),
    want,
    more,
  )
}

function wantOf({ last, since }: MessageRange, standard: number, onProgress: OnProgress): Want {
  const messages = last ?? standard
  let done = 0
  return {
    messages,
    limit: Math.min(messages, READING.maximumMessages),
    until: Date.now() + READING.patienceMilliseconds,
    span: {
      limit: READING.pageMessages,
      ...(since !== undefined && { oldest: (since / 1000).toFixed(6), inclusive: true }),
    },
    read(posts) {
      done += posts
      onProgress(done)
    },
  }
}

function take({ messages = [] }: Page, want: Want): WrittenPost[] {
  const written = messages.filter(isWritten)
  want.read(written.length)
  return written
}

const hasNext = (page: Page) => Boolean(page.response_metadata?.next_cursor)

/** Slack gives a thread from its beginning, so the newest are known only at its end. */
async function readThread(calls: HistoryCalls, thread: string, want: Want) {
  let posts: WrittenPost[] = []
  let more = false
  for await (const page of pages((next) => calls.replies(thread, { ...want.span, ...next }))) {
    // Slack puts the thread's first message on every page.
    const fresh =
      posts.length === 0 ? page : { messages: (page.messages ?? []).filter(({ ts }) => ts !== thread) }
    posts.push(...take(fresh, want))
    more ||= posts.length > want.limit
    posts = posts.slice(-want.limit)
    if (Date.now() < want.until) continue
    more ||= hasNext(page)
    break
  }
  return { posts, more }
}

async function repliesTo(threads: string[], calls: HistoryCalls, want: Want) {
  const read = await pMap(
    threads,
    async (ts) => (Date.now() < want.until ? await repliesOf(ts, calls, want) : undefined),
    { concurrency: PACING.readsAtOnce },
  )
  const done = read.filter((posts) => posts !== undefined)
  return { posts: done.flat(), read: done.length }
}

async function repliesOf(thread: string, calls: HistoryCalls, want: Want): Promise<WrittenPost[]> {
  const { posts } = await ofThread(readThread(calls, thread, want), { posts: [], more: false })
  return posts.filter(({ ts }) => ts !== thread)
}

/** The newest that fit, each once and in order of time; says so when more were wanted and there are more. */
function newest(posts: WrittenPost[], want: Want, more: boolean): Gathered {
  const once = [...new Map(posts.map((post) => [post.ts, post])).values()]
  const fit = once.sort((one, other) => Number(one.ts) - Number(other.ts)).slice(-want.limit)
  const cut = fit.length < want.messages && (more || once.length > fit.length)
  return { posts: fit, remarks: cut ? [{ kind: 'cut', read: fit.length }] : [] }
}
