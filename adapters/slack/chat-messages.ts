import type { ChatMessage } from '../../src/contract/request.ts'
import type { Directory } from './directory.ts'
import { mentionedPeople, readableText } from './readable-text.ts'

/** What is read of a message as `conversations.history` and `conversations.replies` give it. */
export interface Post {
  ts?: string
  thread_ts?: string
  reply_count?: number
  latest_reply?: string
  edited?: { ts?: string }
  text?: string
  user?: string
  username?: string
  bot_id?: string
  bot_profile?: { name?: string }
  subtype?: string
  hidden?: boolean
  files?: { title?: string; name?: string }[]
  reactions?: { name?: string; users?: string[] }[]
  attachments?: { fallback?: string; title?: string; text?: string }[]
}

/** A post that somebody wrote. */
export type WrittenPost = Post & { ts: string }

/** Kinds of messages that somebody wrote; joins, topics, gravestones and the like are others. */
const WRITTEN = new Set(['bot_message', 'file_share', 'me_message', 'reply_broadcast', 'thread_broadcast'])

/** Whether somebody wrote it and it has something to read. */
export function isWritten(post: Post): post is WrittenPost {
  const written = post.subtype === undefined || WRITTEN.has(post.subtype)
  return written && post.hidden !== true && post.ts !== undefined && contentOf(post) !== ''
}

/** Whether a bot or an integration wrote it. */
export const isByBot = ({ bot_id, subtype }: Post) => bot_id !== undefined || subtype === 'bot_message'

/** What somebody wrote, as tasks read it: with people's names. */
export async function chatMessages(
  posts: readonly WrittenPost[],
  directory: Directory,
): Promise<ChatMessage[]> {
  const people = posts.flatMap((post) => [
    ...(post.user ? [post.user] : []),
    ...mentionedPeople(contentOf(post)),
  ])
  const names = await directory.names(people)
  return posts.map((post) => chatMessage(post, names))
}

function chatMessage(post: WrittenPost, names: ReadonlyMap<string, string>): ChatMessage {
  const { ts, user, username, bot_profile } = post
  const bot = isByBot(post)
  const name = (bot && (username || bot_profile?.name)) || names.get(user ?? '')
  return {
    id: ts,
    user: name ?? (bot ? 'bot' : 'somebody'),
    text: readableText(contentOf(post), names),
    ...(user && { author: user }),
    time: new Date(Number(ts) * 1000).toISOString(),
    ...(bot && { bot }),
  }
}

/** Its text; without one, what its files and attachments are called, in brackets. */
function contentOf({ text, files = [], attachments = [] }: Post): string {
  if (text) return text
  const titles = [
    ...files.map(({ title, name }) => title || name),
    ...attachments.map((attachment) => attachment.fallback || attachment.title || attachment.text),
  ]
  return titles
    .filter(Boolean)
    .map((title) => `[${title}]`)
    .join(' ')
}
