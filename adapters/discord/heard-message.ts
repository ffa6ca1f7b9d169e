import type { APIMessage } from 'discord.js'
import type { HeardMessage } from '../../src/contract/observation.ts'
import { accountName, isByBot } from './chat-messages.ts'

/** The parts of a message that the watch needs; the gateway's are messages too. */
export type HeardPost = Pick<
  APIMessage,
  'id' | 'author' | 'content' | 'timestamp' | 'edited_timestamp' | 'webhook_id'
> & { member?: { nick?: string | null } }

/**
 * A message as the watch hears it; its text still has Discord's tokens (`<@1>`), and is empty where Parley lacks the
 * message-content intent. @param thread the thread that it stands in.
 */
export function heardMessage(post: HeardPost, thread?: string): HeardMessage {
  const { id, author, content, timestamp, edited_timestamp, member } = post
  return {
    id,
    author: author.id,
    name: member?.nick || accountName(author),
    text: content,
    time: Date.parse(timestamp),
    bot: isByBot(post),
    ...(thread !== undefined && { thread }),
    ...(edited_timestamp && { edited: Date.parse(edited_timestamp) }),
  }
}
