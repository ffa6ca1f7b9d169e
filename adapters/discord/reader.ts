import { type APIMessage, type Channel, type Client, Routes } from 'discord.js'
import type { HeardMessage } from '../../src/contract/observation.ts'
import type { ChatMessage } from '../../src/contract/request.ts'
import type { MessageRange } from '../../src/contract/understand.ts'
import { chatMessage, contentOf, isByBot, isUnread, writtenPost } from './chat-messages.ts'
import type { Directory } from './directory.ts'
import { isGone } from './discord-error.ts'
import { type Get, gatherSpan } from './heard-span.ts'
import { gather, type OnProgress } from './history.ts'
import type { Pace } from './pace.ts'
import { READING } from './rate-limits.ts'
import type { Remark } from './remark.ts'
import { tokenNames } from './token-names.ts'

/** Messages in order of time, and what could not be read. */
export interface Reading {
  messages: ChatMessage[]
  remarks: Remark[]
}

/** One message; its text still has Discord's tokens (`<@1>`). */
export interface SingleMessage {
  text: string
  /** A user id. */
  author?: string
  /** The id of the thread that was started from it. */
  thread?: string
  bot: boolean
  /** The Unicode emoji that people put on it. */
  reactions: string[]
  /** Discord held its content back, because Parley lacks the message-content intent. */
  unread: boolean
}

/**
 * Reads channels; threads, posts in forums and the chats of voice channels are channels too. Whether the asker may read is
 * `access`'s to say, before. Rejects with what discord.js throws: `discordError` puts it into words.
 */
export interface Reader {
  /** Undefined when it is gone or nobody wrote it. */
  message(channel: string, id: string): Promise<SingleMessage | undefined>
  /** The newest messages; in a thread also the one that it was started from. */
  channel(channel: string, range: MessageRange, onProgress?: OnProgress): Promise<Reading>
  /**
   * All that was written from `since` to before `until` (milliseconds since the epoch), also in threads, in order of time. At
   * background priority.
   */
  span(
    channel: string,
    since: number,
    until: number,
  ): Promise<{ messages: HeardMessage[]; complete: boolean }>
  /** Message id → address; none for a channel that Parley does not see. Never rejects. */
  links(channel: string, ids: Iterable<string>): Promise<Map<string, string>>
}

export function createReader(client: Client, pace: Pace, directory: Directory): Reader {
  const channelOf = (id: string) => pace.read(() => client.channels.fetch(id))

  const get = async <T>(route: `/${string}`, query = new URLSearchParams()) =>
    (await pace.read(() => client.rest.get(route, { query }))) as T

  const getSlowly: Get = async <T>(route: `/${string}`, channel: string, query: URLSearchParams) =>
    (await pace.read(() => client.rest.get(route, { query }), channel)) as T

  const pageOf = (channel: string) => (before?: string) => {
    const query = new URLSearchParams({ limit: String(READING.pageMessages), ...(before && { before }) })
    return get<APIMessage[]>(Routes.channelMessages(channel), query)
  }

  return {
    async message(channel, id) {
      const post = await get<APIMessage>(Routes.channelMessage(channel, id)).catch(nothingThere)
      const written = post && writtenPost(post)
      return written && singleMessage(written)
    },
    async channel(id, range, onProgress) {
      const { posts, remarks } = await gather(pageOf(id), range, onProgress)
      const unread = posts.filter(isUnread).length
      const readable = posts.filter((post) => contentOf(post) !== '')
      const names = await tokenNames(client, directory, await channelOf(id), readable)
      return {
        messages: readable.map((post) => chatMessage(post, names)),
        remarks: unread > 0 ? [...remarks, { kind: 'intent', unread }] : remarks,
      }
    },
    span: (channel, since, until) => gatherSpan(client, getSlowly, channel, since, until),
    async links(id, ids) {
      const channel = await channelOf(id).catch(() => null)
      const links = [...ids].map((one) => [one, channel && addressOf(channel, one)] as const)
      return new Map(links.filter((pair): pair is readonly [string, string] => pair[1] !== null))
    },
  }
}

function singleMessage(post: APIMessage): SingleMessage {
  return {
    text: contentOf(post),
    ...(post.webhook_id === undefined && { author: post.author.id }),
    ...(post.thread && { thread: post.thread.id }),
    bot: isByBot(post),
    reactions: (post.reactions ?? []).flatMap(({ emoji }) => (emoji.id === null ? (emoji.name ?? []) : [])),
    unread: isUnread(post),
  }
}

/** @throws anything but that the message is gone. */
function nothingThere(error: unknown): undefined {
  if (!isGone(error)) throw error
}

/** The message that a thread was started from has the thread's id, and stands in the parent channel unless that is a forum. */
function addressOf(channel: Channel, id: string): string {
  const guild = channel.isDMBased() ? '@me' : channel.guildId
  const started = id === channel.id && channel.isThread() && channel.parent?.isTextBased()
  return `https://discord.com/channels/${guild}/${started ? channel.parentId : channel.id}/${id}`
}
