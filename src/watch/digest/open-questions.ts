import type { HeardMessage } from '../../contract/observation.ts'
import { plainWords } from '../../text/plain-words.ts'

/** What somebody else writes in the channel within this time counts as an answer, whatever it says. */
const ANSWERED_WITHIN_MILLISECONDS = 60 * 60_000
/** "Really?" and "What is it?" ask for nothing that could stay open. */
const LEAST_WORDS = 4
const ASKS = /[?？؟](?:["»”’')\]\s]|$)/u

/**
 * The questions to which nobody else wrote anything: neither in their thread, nor, for those in the channel itself, there
 * within the hour after.
 * @param messages of people, in order of time.
 */
export function openQuestions(messages: readonly HeardMessage[]): HeardMessage[] {
  return messages.filter((message, index) => {
    if (!isQuestion(message.text)) return false
    const later = messages.slice(index + 1).filter(({ author }) => author !== message.author)
    return !later.some((one) => isAnswer(one, message))
  })
}

function isAnswer(later: HeardMessage, question: HeardMessage): boolean {
  if (inThread(question)) return later.thread === question.thread
  if (inThread(later)) return later.thread === question.id
  return later.time - question.time <= ANSWERED_WITHIN_MILLISECONDS
}

/** The first message of a thread stands in the channel. */
const inThread = ({ id, thread }: HeardMessage) => thread !== undefined && thread !== id

/** Links, code and what is quoted ask nothing. */
function isQuestion(text: string): boolean {
  const own = text
    .split('\n')
    .filter((line) => !/^\s*(?:>|&gt;)/.test(line))
    .join('\n')
  const words = plainWords(own)
  if (!ASKS.test(words)) return false
  const segments = new Intl.Segmenter('en', { granularity: 'word' }).segment(words)
  return [...segments].filter(({ isWordLike }) => isWordLike).length >= LEAST_WORDS
}
