import {
  type AnyThreadChannel,
  type APIMessage,
  type APIThreadList,
  type Client,
  RESTJSONErrorCodes as Refusal,
  Routes,
  SnowflakeUtil,
} from 'discord.js'
import type { HeardMessage } from '../../src/contract/observation.ts'
import { writtenPost } from './chat-messages.ts'
import { discordErrorCode } from './discord-error.ts'
import { heardMessage } from './heard-message.ts'
import { READING, SPAN } from './rate-limits.ts'

/** One paced call of the API that reads. `channel`: what it is about. */
export type Get = <T>(route: `/${string}`, channel: string, query: URLSearchParams) => Promise<T>

/**
 * All that was written in a channel and its threads from `since` to before `until` (milliseconds since the epoch), in order
 * of time. `complete` is false when there was more than is read. Threads that are private and closed are not seen.
 */
export async function gatherSpan(
  client: Client,
  get: Get,
  channel: string,
  since: number,
  until: number,
): Promise<{ messages: HeardMessage[]; complete: boolean }> {
  const found = client.channels.cache.get(channel)
  const top =
    found?.isTextBased() === false
      ? { posts: [], complete: true }
      : await readBack(get, channel, since, until)
  const threads = await threadsOf(client, get, channel, since)
  const wanted = threads.slice(0, SPAN.threads)
  const parts = [{ ...top, thread: undefined as string | undefined }]
  for (const thread of wanted) parts.push({ ...(await readBack(get, thread, since, until)), thread })
  const messages = parts.flatMap(({ posts, thread }) => posts.map((post) => heardMessage(post, thread)))
  return {
    messages: messages.sort(
      (one, other) => one.time - other.time || (BigInt(one.id) < BigInt(other.id) ? -1 : 1),
    ),
    complete: parts.every(({ complete }) => complete) && wanted.length === threads.length,
  }
}

type ThreadPage = APIThreadList & { has_more?: boolean }

/** From the newest on. */
async function readBack(get: Get, channel: string, since: number, until: number) {
  const posts: APIMessage[] = []
  let before = String(
    SnowflakeUtil.generate({ timestamp: until, increment: 0n, processId: 0n, workerId: 0n }),
  )
  for (;;) {
    const query = new URLSearchParams({ limit: String(READING.pageMessages), before })
    const page = await get<APIMessage[]>(Routes.channelMessages(channel), channel, query)
    const within = page.filter(({ timestamp }) => Date.parse(timestamp) >= since)
    posts.push(...within.filter((post) => writtenPost(post) === post))
    if (within.length < READING.pageMessages) return { posts, complete: true }
    if (posts.length >= SPAN.messages) return { posts, complete: false }
    before = page.at(-1)!.id
  }
}

/** The threads of a channel in which something may have been said since then. */
async function threadsOf(client: Client, get: Get, channel: string, since: number): Promise<string[]> {
  const open = client.channels.cache.filter(
    (one): one is AnyThreadChannel => one.isThread() && one.parentId === channel && isFresh(one, since),
  )
  return [...new Set([...open.keys(), ...(await closedThreads(get, channel, since))])]
}

const isFresh = ({ lastMessageId }: AnyThreadChannel, since: number) =>
  lastMessageId === null || SnowflakeUtil.timestampFrom(lastMessageId) >= since

/** They come in the order of their closing, the newest first; nothing is said in them after it. */
async function closedThreads(get: Get, channel: string, since: number): Promise<string[]> {
  const ids: string[] = []
  let before: string | undefined
  for (;;) {
    const query = new URLSearchParams({ limit: '100', ...(before && { before }) })
    const { threads, has_more } = await get<ThreadPage>(
      Routes.channelThreads(channel, 'public'),
      channel,
      query,
    ).catch(nothingThere)
    const closed = threads.map((one) => ({ id: one.id, at: archivedAt(one) }))
    const fresh = closed.filter(({ at }) => Date.parse(at) >= since)
    ids.push(...fresh.map(({ id }) => id))
    if (!has_more || fresh.length < closed.length || closed.length === 0) return ids
    before = closed.at(-1)!.at
  }
}

const archivedAt = (thread: object) =>
  (thread as { thread_metadata?: { archive_timestamp: string } }).thread_metadata?.archive_timestamp ?? ''

/** Kinds of channels that have no threads, or whose threads Parley may not list. @throws anything else */
function nothingThere(error: unknown): ThreadPage {
  if (!NONE.has(discordErrorCode(error) ?? 0)) throw error
  return { threads: [], members: [] }
}

const NONE: ReadonlySet<number> = new Set([
  Refusal.CannotExecuteActionOnThisChannelType,
  Refusal.MissingAccess,
  Refusal.MissingPermissions,
])
