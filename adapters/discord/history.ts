import type { APIMessage } from 'discord.js'
import type { MessageRange } from '../../src/contract/understand.ts'
import { writtenPost } from './chat-messages.ts'
import { READING } from './rate-limits.ts'
import type { Remark } from './remark.ts'

/** What was gathered: posts in order of time, and what was left out. */
export interface Gathered {
  posts: APIMessage[]
  remarks: Remark[]
}

/** Tells how many messages have been read. */
export type OnProgress = (done: number) => void

/** A page of messages, the newest first: of all, or of those before this id. */
export type AskPage = (before?: string) => Promise<APIMessage[]>

/** Reads the newest written messages of a channel. */
export async function gather(
  ask: AskPage,
  { last, since }: MessageRange,
  onProgress: OnProgress = () => {},
): Promise<Gathered> {
  const { maximumMessages, defaultMessages } = READING
  const wanted = last ?? (since === undefined ? defaultMessages : Number.POSITIVE_INFINITY)
  const limit = Math.min(wanted, maximumMessages)
  const posts: APIMessage[] = []
  let more = false
  for await (const page of pages(ask, since)) {
    posts.push(...page.posts.flatMap((post) => writtenPost(post) ?? []))
    onProgress(Math.min(posts.length, limit))
    more = page.more
    // One more than is ever read tells that there is more.
    if (posts.length >= Math.min(wanted, maximumMessages + 1)) break
  }
  const fit = posts.slice(0, limit).reverse()
  const cut = fit.length < wanted && (more || posts.length > fit.length)
  return { posts: fit, remarks: cut ? [{ kind: 'cut', read: fit.length }] : [] }
}

/** Pages as far back as `since`; `more`: older ones in the range may follow. */
async function* pages(ask: AskPage, since = 0): AsyncGenerator<{ posts: APIMessage[]; more: boolean }> {
  let before: string | undefined
  for (let read = 0; read < READING.pages; read++) {
    const page = await ask(before)
    const posts = page.filter(({ timestamp }) => Date.parse(timestamp) >= since)
    const more = page.length === READING.pageMessages && posts.length === page.length
    yield { posts, more }
    if (!more) return
    before = page.at(-1)!.id
  }
}
