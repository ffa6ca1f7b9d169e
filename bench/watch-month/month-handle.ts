import type { Handle } from '../../src/contract/adapter.ts'
import type { ErrorCode } from '../../src/contract/errors.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { Store } from '../../src/contract/store.ts'
import type { Judged } from './recount.ts'

const POINTS = 2

/** The bot on a store. */
export type Judge = (store: Store) => Handle

/** What was asked of the bot in a month. */
export interface Asked {
  /** What the model said of each text. */
  judged: Map<string, Judged>
  /** What was to be scored, in order. */
  texts: string[]
  /** How often it said something else of the same text. */
  differing: number
  /** Why texts were not judged. */
  failed: ErrorCode[]
}

export const nothingAsked = (): Asked => ({ judged: new Map(), texts: [], differing: 0, failed: [] })

/** A handle that notes how texts were judged, and sums up as the first messages: that is not what is shown here. */
export function createMonthHandle(judge: Handle, asked: Asked): Handle {
  return async (request, options) => {
    if (request.task === 'summarise') return firstMessages(request.input)
    const reply = await judge(request, options)
    if ('text' in request.input) note(request.input.text, reply, asked)
    return reply
  }
}

function note(text: string, reply: Reply, asked: Asked): void {
  asked.texts.push(text)
  if (reply.error) return void asked.failed.push(reply.error.code)
  const { label, sure, scores } = reply.data as unknown as Judged
  const known = asked.judged.get(text)
  if (known && known.scores.positive !== scores.positive) asked.differing++
  asked.judged.set(text, { label, sure, scores })
}

function firstMessages(input: Parameters<Handle>[0]['input']): Reply {
  const messages = 'messages' in input ? input.messages : []
  const points = messages
    .slice(0, POINTS)
    .map(({ id, user, text }) => ({ text, speaker: user, sources: [id] }))
  const data = { used: messages.length }
  return { title: 'the first messages', points, notes: [], models: ['first@1'], data, visibility: 'private' }
}
