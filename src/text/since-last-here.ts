import { lastHere } from '../contract/last-here.ts'
import type { ChatMessage } from '../contract/request.ts'

/**
 * What was written since somebody was last there, without what they wrote then. Undefined when these messages do not show
 * when that was. @param asked when they ask; milliseconds since the epoch.
 */
export function sinceLastHere(
  messages: readonly ChatMessage[],
  asker: string,
  asked: number,
): ChatMessage[] | undefined {
  const timeOf = ({ time = '' }: ChatMessage) => Date.parse(time)
  const heard = messages.map((message) => ({
    author: message.author ?? '',
    time: timeOf(message),
    bot: message.bot === true,
  }))
  const since = lastHere(heard, asker, asked)
  return since === undefined ? undefined : messages.filter((message) => timeOf(message) > since)
}
