import {
  type APIEmbed,
  type APIMessage,
  type APIMessageSnapshotFields,
  type APIUser,
  MessageFlags,
  MessageType,
} from 'discord.js'
import type { ChatMessage } from '../../src/contract/request.ts'
import { readableText, type TokenNames } from './readable-text.ts'

/** Kinds of messages that somebody wrote; joins, pins, boosts and the like are others. */
const WRITTEN: ReadonlySet<MessageType> = new Set([
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
])

/**
 * What somebody wrote, or undefined for a message that Discord made itself. A thread begins with a pointer to the message in
 * the parent channel that it was started from: that message is given, when it is still there.
 */
export function writtenPost(post: APIMessage): APIMessage | undefined {
  if (post.type === MessageType.ThreadStarterMessage) return post.referenced_message ?? undefined
  return WRITTEN.has(post.type) ? post : undefined
}

/** Whether a bot or an integration wrote it. */
export const isByBot = ({ author, webhook_id }: Pick<APIMessage, 'author' | 'webhook_id'>) =>
  author.bot === true || webhook_id !== undefined

/** Whether Discord held back what it says, because Parley lacks the message-content intent: nobody can post nothing. */
export function isUnread(post: APIMessage): boolean {
  const thinking = ((post.flags ?? 0) & MessageFlags.Loading) !== 0
  return contentOf(post) === '' && !post.components?.length && !thinking
}

/** Its text, with Discord's tokens; without one that of its embeds, else what its files and the like are called, in brackets. */
export function contentOf(post: APIMessage): string {
  const forwarded = post.message_snapshots?.map(({ message }) => contentIn(message)) ?? []
  const named = [post.poll?.question.text, ...(post.sticker_items ?? []).map(({ name }) => name)]
  return contentIn(post) || forwarded.filter(Boolean).join('\n') || inBrackets(named)
}

function contentIn({ content, embeds, attachments }: APIMessageSnapshotFields): string {
  const embedded = () => embeds.map(embedText).filter(Boolean).join('\n')
  return content || embedded() || inBrackets(attachments.map(({ title, filename }) => title ?? filename))
}

function embedText({ title, description, fields = [] }: APIEmbed): string {
  const parts = [title, description, ...fields.map(({ name, value }) => `${name}: ${value}`)]
  return parts.filter(Boolean).join('\n')
}

function inBrackets(names: readonly (string | undefined)[]): string {
  return names
    .filter(Boolean)
    .map((name) => `[${name}]`)
    .join(' ')
}

/** What somebody wrote, as tasks read it: with people's names. */
export function chatMessage(post: APIMessage, names: TokenNames): ChatMessage {
  const { id, author, webhook_id, timestamp } = post
  const bot = isByBot(post)
  return {
    id,
    user: (webhook_id === undefined && names.person(author.id)) || accountName(author),
    text: readableText(contentOf(post), names),
    // A webhook is nobody who could have settings.
    ...(webhook_id === undefined && { author: author.id }),
    time: new Date(timestamp).toISOString(),
    ...(bot && { bot }),
  }
}

/** What somebody is called where no server calls them otherwise. */
export const accountName = ({ global_name, username }: Pick<APIUser, 'global_name' | 'username'>) =>
  global_name || username
