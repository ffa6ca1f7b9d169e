import type { WebClient } from '@slack/web-api'
import { LRUCache } from 'lru-cache'
import type { HeardMessage } from '../../src/contract/observation.ts'
import type { ChatMessage, Priority } from '../../src/contract/request.ts'
import type { MessageRange } from '../../src/contract/understand.ts'
import { chatMessages, isByBot, isWritten } from './chat-messages.ts'
import type { Directory } from './directory.ts'
import { decodeEntities } from './entities.ts'
import { heardMessage } from './heard-message.ts'
import { gatherSpan } from './heard-span.ts'
import { type Gathered, gatherChannel, gatherThread, type HistoryCalls, type OnProgress } from './history.ts'
import type { Pace } from './pace.ts'
import type { Method } from './rate-limits.ts'
import type { Remark } from './remark.ts'
import { missingScope, slackErrorName } from './slack-error.ts'

/** Messages in order of time, and what could not be read. */
export interface Reading {
  messages: ChatMessage[]
  remarks: Remark[]
}

/** One message; its text still has Slack's tokens (`<@U1>`), with `&`, `<` and `>` as they were typed. */
export interface SingleMessage {
  text: string
  /** A user id. */
  author?: string
  /** The ts of the first message of the thread that it is in. */
  thread?: string
  bot: boolean
  /** Names of the emoji that people put on it. */
  reactions: string[]
}

/**
 * Reads one workspace, paced. Whether the asker may read it is `access`'s to say, before. Rejects with what web-api throws:
 * `slackError` puts it into words.
 */
export interface Reader {
  /** Undefined when it is gone or nobody wrote it. */
  message(channel: string, ts: string): Promise<SingleMessage | undefined>
  /** @param thread the ts of its first message. */
  thread(channel: string, thread: string, range: MessageRange, onProgress?: OnProgress): Promise<Reading>
  /** The newest messages, those in threads too. */
  channel(channel: string, range: MessageRange, onProgress?: OnProgress): Promise<Reading>
  /** All that was written from `since` to before `until` (milliseconds since the epoch), also in threads, in order of time. */
  span(
    channel: string,
    since: number,
    until: number,
  ): Promise<{ messages: HeardMessage[]; complete: boolean }>
  /** Message id → address; what Slack gives no address for is missing. Never rejects. */
  links(channel: string, ids: Iterable<string>): Promise<Map<string, string>>
}

export function createReader(
  client: WebClient,
  team: string,
  pace: Pace,
  directory: Directory,
  priority: Priority = 'interactive',
): Reader {
  const read = <T>(method: Method, ask: () => Promise<T>) => pace.read({ team, method, priority }, ask)
  const links = createLinks(client, read)

  const callsFor = (channel: string): HistoryCalls => ({
    history: (span) =>
      read('conversations.history', () => client.conversations.history({ channel, ...span })),
    replies: (ts, span) =>
      read('conversations.replies', () => client.conversations.replies({ channel, ts, ...span })),
  })

  async function reading(channel: string, gather: () => Promise<Gathered>): Promise<Reading> {
    const { posts, remarks } = await gather().catch((error) => unreadable(error, channel))
    return { messages: await chatMessages(posts, directory), remarks }
  }

  return {
    async message(channel, ts) {
      const only = { oldest: ts, latest: ts, inclusive: true, limit: 1 }
      const { messages = [] } = await callsFor(channel).replies(ts, only).catch(nothingThere)
      const post = messages.find((one) => one.ts === ts)
      if (post === undefined || !isWritten(post)) return undefined
      return {
        text: decodeEntities(post.text ?? ''),
        ...(post.user && { author: post.user }),
        ...(post.thread_ts && { thread: post.thread_ts }),
        bot: isByBot(post),
        reactions: (post.reactions ?? []).flatMap(({ name }) => name ?? []),
      }
    },
    thread: (channel, thread, range, onProgress) =>
      reading(channel, () => gatherThread(callsFor(channel), thread, range, onProgress)),
    channel: (channel, range, onProgress) =>
      reading(channel, () => gatherChannel(callsFor(channel), range, onProgress)),
    async span(channel, since, until) {
      const { posts, complete } = await gatherSpan(callsFor(channel), since, until)
      const names = await directory.names(
        posts.flatMap(({ user }) => user ?? []),
        priority,
      )
      const named = posts.map((post) => {
        const name = names.get(post.user ?? '')
        return { ...heardMessage(post), ...(name !== undefined && { name }) }
      })
      return { messages: named, complete }
    },
    links,
  }
}

/** @throws anything but a missing thread or message. */
function nothingThere(error: unknown): { messages: never[] } {
  const name = slackErrorName(error) ?? ''
  if (name === 'thread_not_found' || name === 'message_not_found') return { messages: [] }
  throw error
}

/** A reading of nothing that says why. @throws what has no remark. */
function unreadable(error: unknown, channel: string): Gathered {
  const scope = missingScope(error)
  if (scope !== undefined) return { posts: [], remarks: [{ kind: 'scope', scope }] }
  const name = slackErrorName(error)
  if (name === 'not_in_channel') return { posts: [], remarks: [{ kind: 'invite', channel }] }
  if (name === 'thread_not_found') return { posts: [], remarks: [] }
  throw error
}

/** Addresses do not change, so they are asked for once. */
function createLinks(
  client: WebClient,
  read: <T>(method: Method, ask: () => Promise<T>) => Promise<T>,
): Reader['links'] {
  const known = new LRUCache<string, string>({
    max: 10_000,
    ignoreFetchAbort: true,
    fetchMethod: async (key) => {
      const [channel, message_ts] = key.split('/') as [string, string]
      const ask = () => client.chat.getPermalink({ channel, message_ts })
      return (await read('chat.getPermalink', ask)).permalink
    },
  })
  return async (channel, ids) => {
    const found = await Promise.all(
      [...new Set(ids)].map(
        async (id) => [id, await known.fetch(`${channel}/${id}`).catch(() => {})] as const,
      ),
    )
    return new Map(found.filter((pair): pair is readonly [string, string] => pair[1] !== undefined))
  }
}
