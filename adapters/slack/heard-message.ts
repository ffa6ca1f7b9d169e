import type { HeardMessage } from '../../src/contract/observation.ts'
import { isByBot, type WrittenPost } from './chat-messages.ts'
import { decodeEntities } from './entities.ts'
import { heardEmoji } from './heard-emoji.ts'

/** Slack's own helper writes like a person, but is none. */
const SLACKBOT = 'USLACKBOT'

/** When something with this ts happened, in milliseconds since the epoch. */
export const timeOf = (ts: string) => Math.floor(Number(ts) * 1000)

/** A message as the watch hears it; its text still has Slack's tokens (`<@U1>`). */
export function heardMessage(post: WrittenPost): HeardMessage {
  const { ts, user, bot_id, text = '', thread_ts, edited, reactions } = post
  return {
    id: ts,
    author: user ?? bot_id ?? '',
    text: decodeEntities(text),
    time: timeOf(ts),
    bot: isByBot(post) || user === SLACKBOT,
    ...(thread_ts && thread_ts !== ts && { thread: thread_ts }),
    ...(edited?.ts && { edited: timeOf(edited.ts) }),
    ...(reactions && {
      reactions: reactions.flatMap(({ name = '', users = [] }) =>
        users.map((person) => ({ emoji: heardEmoji(name), person })),
      ),
    }),
  }
}
