import { codedError } from '../../../src/contract/errors.ts'
import type { MessageRange, Understand, WordsContext } from '../../../src/contract/understand.ts'
import type { Ask } from '../ask.ts'
import { decodeEntities } from '../entities.ts'
import type { Step } from './steps.ts'
import { threadOf } from './thread-of.ts'

/** What came with a step, by the names of its inputs; the empty ones may be missing. */
export type Inputs = Readonly<Record<string, unknown>>

/**
 * What a step asks for.
 * @throws BAD_REQUEST with what to fill in.
 */
export function stepAsk(step: Step, inputs: Inputs, context: WordsContext, understand: Understand): Ask {
  const given = (name: string) => {
    const value = inputs[name]
    return value === undefined || value === null || value === '' ? undefined : String(value)
  }
  return 'channel' in step.inputs ? channelAsk(step, given, context, understand) : textAsk(step, given)
}

type Given = (name: string) => string | undefined

function textAsk({ task, inputs }: Step, given: Given): Ask {
  const author = given('author')
  const names = Object.keys(inputs).filter((name) => !['text', 'author'].includes(name))
  const options = Object.fromEntries(names.map((name) => [name, given(name)]))
  const text = decodeEntities(given('text') ?? '')
  return { task, options, source: { kind: 'text', text, ...(author !== undefined && { author }) } }
}

function channelAsk({ task }: Step, given: Given, context: WordsContext, understand: Understand): Ask {
  const channel = given('channel')
  if (channel === undefined) throw codedError('BAD_REQUEST', 'The step needs a channel to read.')
  const intent = understand.command(task, decodeEntities(given('span') ?? ''), context)
  if (intent.kind !== 'task') throw misunderstood(given('span'), 'hint' in intent ? intent.hint : undefined)
  const { options, range } = intent
  if (range.channel !== undefined) throw misunderstood(given('span'), 'Choose the channel in its own input.')
  const thread = given('thread')
  return { task, options, source: sourceOf(channel, thread, range) }
}

function sourceOf(channel: string, thread: string | undefined, range: MessageRange): Ask['source'] {
  if (thread === undefined) return { kind: 'channel', channel, range }
  const ts = threadOf(thread, channel)
  if (ts !== undefined) return { kind: 'thread', channel, ts, range }
  const expected = 'expected a link to a message of the channel that the step reads'
  throw codedError('BAD_REQUEST', `Input “Thread”: ${expected}, but ${JSON.stringify(thread)} came.`)
}

function misunderstood(span: string | undefined, hint = '') {
  const expected = 'expected words such as “since yesterday”, “last 50” or “short”'
  return codedError('BAD_REQUEST', `Input “What of it”: ${expected}, but “${span}” came. ${hint}`.trim())
}
