import type { Intent } from '../../src/contract/understand.ts'
import { type AnswerParts, answer } from './answer.ts'
import type { Ask, Source } from './ask.ts'
import { channelOf } from './asker.ts'
import type { Rendered } from './discord-message.ts'
import { LIMITS } from './limits.ts'
import { askMood } from './mood.ts'
import { helpNotice, notice, statusNotice } from './notices.ts'
import { roomOf } from './room-of.ts'

/** What words can refer to where they stand: "this", and the conversation at hand. */
export interface Around {
  channel: string
  /** The message of the words themselves. */
  message: string
  /** The message that they reply to. */
  replied?: string
  /** Whether the channel is a thread or a forum post: there "this" is the thread. */
  thread: boolean
}

/** Does what was understood. */
export async function carryOut(intent: Intent, around: Around, parts: AnswerParts): Promise<Rendered> {
  const { desk, asker } = parts
  const { phrases } = asker
  const { chatTasks, people } = desk.house
  const name = desk.client.user?.displayName ?? 'Parley'
  switch (intent.kind) {
    case 'task':
      return (await answer(toAsk(intent, around, parts), parts)).rendered
    case 'mood':
      return await moodOrNewest(intent, around, parts)
    case 'status':
      return statusNotice(await desk.house.status(), phrases)
    case 'forget':
      return notice(phrases.settings.forgotten(await people.forget(asker.person)))
    case 'settings':
      return notice(phrases.settings.whereCommand)
    case 'help':
      return helpNotice(chatTasks, phrases, name)
    case 'unknown':
      return helpNotice(chatTasks, phrases, name, intent.hint ?? phrases.notUnderstood)
  }
}

/** What was measured; where nothing is, the words are about the newest messages if they can be. */
async function moodOrNewest(
  { period, channel, otherwise }: Intent & { kind: 'mood' },
  around: Around,
  parts: AnswerParts,
): Promise<Rendered> {
  const { client, house } = parts.desk
  const place = channelOf((await roomOf(client, around.channel)).channel)
  const newest =
    otherwise !== undefined && channel === undefined && !(await house.channels.settings(place)).mood
  if (newest) return await carryOut(otherwise, around, parts)
  return (await answer(askMood(period, around.channel, channel), parts)).rendered
}

/** The ask behind an understood task. */
export function toAsk(intent: Intent & { kind: 'task' }, around: Around, { desk }: AnswerParts): Ask {
  const { task, options } = intent
  const input = desk.house.chatTasks.find(({ name }) => name === task)?.input
  return { task, options, source: sourceOf(intent, around, input) }
}

function sourceOf(
  intent: Intent & { kind: 'task' },
  around: Around,
  input: 'text' | 'conversation' | undefined,
): Source {
  const { channel, message, replied, thread } = around
  const { text, range } = intent
  if (text !== undefined) return { kind: 'text', text }
  if (replied !== undefined && input === 'text') return { kind: 'message', channel, message: replied }
  if (input === 'conversation' || range.channel !== undefined || thread)
    return { kind: 'channel', channel, range }
  if (intent.task === 'sentiment')
    return { kind: 'channel', channel, range: { last: LIMITS.moodMessages, ...range } }
  return { kind: 'before', channel, message }
}
