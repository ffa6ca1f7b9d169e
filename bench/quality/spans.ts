import type { Reply } from '../../src/contract/reply.ts'
import { askAll } from '../ask-all.ts'
import { type GeneratedMessage, generateMessages } from '../messages.ts'
import type { Part } from './part.ts'

const MESSAGES = 1000
const QUICK_MESSAGES = 100
const SEED = 11
const LANGUAGES = ['en', 'fr', 'es', 'de'] as const
const SHOWN = 3

/** How many generated messages come out of the translate task with every protected span as it went in. */
export const evaluateSpans: Part = async ({ parley, quick, say }) => {
  const messages = generateMessages(quick ? QUICK_MESSAGES : MESSAGES, SEED)
  const replies = await askAll('protected spans', [...messages.entries()], ([index, message]) =>
    parley.ask('translate', { text: message.text }, { from: message.language, to: targetOf(message, index) }),
  )
  const losers = messages.filter((message, index) => lostIn(message, replies[index]!).length > 0)
  const failed = replies.filter((reply) => reply.error).length
  // Damage first: an answer that was withheld posts nothing wrong.
  const damaged = losers.filter((message) => replies[messages.indexOf(message)]!.error === undefined)
  for (const message of [...damaged, ...losers].slice(0, SHOWN)) {
    const reply = replies[messages.indexOf(message)]!
    say(`spans: ${JSON.stringify({ lost: lostIn(message, reply), from: message.text, to: reply.text })}`)
  }
  const spans = messages.reduce((sum, message) => sum + message.spans.length, 0)
  return [
    {
      what: 'generated messages with every protected span kept',
      measured: (100 * (messages.length - losers.length)) / messages.length,
      digits: 1,
      unit: ' %',
      goal: { at: 'least', value: 100 },
      detail: `${messages.length} messages with ${spans} spans, each to one of the other languages (${failed} not answered: counted as lost)`,
    },
  ]
}

/** Each of the other languages in turn. */
function targetOf({ language }: GeneratedMessage, index: number): string {
  const others = LANGUAGES.filter((other) => other !== language)
  return others[index % others.length]!
}

/** The spans that stand in the answer another number of times than in the message. */
function lostIn({ text, spans }: GeneratedMessage, reply: Reply): string[] {
  const answer = reply.error ? '' : (reply.text ?? '')
  return [...new Set(spans)].filter((span) => count(text, span) !== count(answer, span))
}

const count = (text: string, part: string) => text.split(part).length - 1
