import type { ChatMessage } from './request.ts'

/** A message as people write it in JSON: all but its text may be missing, and ids may be numbers. */
export interface LooseMessage {
  id?: string | number | undefined
  user?: string | number | undefined
  text: string
  author?: string | number | undefined
  time?: string | number | undefined
  bot?: boolean | undefined
}

/** Fills in what a message may leave out; `index` is its place in the conversation. */
export function wholeMessage(
  { id, user, text, author, time, bot }: LooseMessage,
  index: number,
): ChatMessage {
  return {
    id: id === undefined ? `m${index + 1}` : String(id),
    user: user === undefined ? 'someone' : String(user),
    text,
    ...(author !== undefined && { author: String(author) }),
    ...(time !== undefined && { time: String(time) }),
    ...(bot !== undefined && { bot }),
  }
}
