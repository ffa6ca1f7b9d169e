import type { Intent } from '../../src/contract/understand.ts'
import { type AnswerParts, answer } from './answer.ts'
import type { Ask, Source } from './ask.ts'
import { LIMITS } from './limits.ts'
import { askMood } from './mood.ts'
import { helpNotice, notice, statusNotice } from './notices.ts'
import type { Rendered } from './slack-message.ts'

/** What words can refer to where they stand: "this", and the conversation at hand. */
export interface Around {
  channel: string
  /** Slack ts of the words themselves, or of now. */
  ts: string
  /** Slack ts of the first message of the thread that the words stand in. */
  thread?: string
}

export interface IntentParts extends AnswerParts {
  /** The bot's own name. */
  botName: string
}

/** Does what was understood, except what needs a window of its own. */
export async function carryOut(intent: Intent, around: Around, parts: IntentParts): Promise<Rendered> {
  const { desk, asker, botName } = parts
  const { phrases } = asker
  const { chatTasks, people } = desk.house
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
      return notice(phrases.settings.where)
    case 'help':
      return helpNotice(chatTasks, phrases, botName)
    case 'unknown':
      return helpNotice(chatTasks, phrases, botName, intent.hint ?? phrases.notUnderstood)
  }
}

/** What was measured; where nothing is, the words are about the newest messages if they can be. */
async function moodOrNewest(
  { period, channel, otherwise }: Intent & { kind: 'mood' },
  around: Around,
  parts: IntentParts,
): Promise<Rendered> {
  const { desk, asker } = parts
  const place = { ...asker.person, channel: around.channel }
  const newest =
    otherwise !== undefined && channel === undefined && !(await desk.house.channels.settings(place)).mood
  if (newest) return await carryOut(otherwise, around, parts)
  return (await answer(askMood(period, around.channel, channel), parts)).rendered
}

/** The ask behind an understood task. */
export function toAsk(intent: Intent & { kind: 'task' }, around: Around, { desk }: AnswerParts): Ask {
  const { task, options } = intent
  return {
    task,
    options,
    source: sourceOf(intent, around, desk.house.chatTasks.find(({ name }) => name === task)?.input),
  }
}

function sourceOf(
  intent: Intent & { kind: 'task' },
  around: Around,
  input: 'text' | 'conversation' | undefined,
): Source {
  const { channel, ts, thread } = around
  const { text, range } = intent
  if (text !== undefined) return { kind: 'text', text }
  const elsewhere = range.channel !== undefined
  if (thread !== undefined && !elsewhere) return { kind: 'thread', channel, ts: thread, range }
  if (input === 'conversation' || elsewhere) return { kind: 'channel', channel, range }
  if (intent.task === 'sentiment')
    return { kind: 'channel', channel, range: { last: LIMITS.moodMessages, ...range } }
  return { kind: 'before', channel, ts }
}
