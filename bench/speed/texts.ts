import { readObjects, readTable } from '../dev-data.ts'
import { generateMessages } from '../messages.ts'
import { shuffled } from '../random.ts'

const COUNT = 2400
const SEED = 20

/**
 * Messages as people write them: chat of several channels and comments, half and half; generated ones where the data
 * is absent. Each once, and in the same order every time.
 */
export function readTexts(): { texts: string[]; from: string } {
  const chat = readObjects<{ text: string }>('chat/irc.jsonl.gz')
  const comments = readTable('sentiment/dev.tsv')?.filter((row) => row.lang === 'en')
  if (chat === undefined || comments === undefined) {
    const texts = distinct(generateMessages(2 * COUNT, SEED).map((message) => message.text))
    return { texts, from: 'generated messages' }
  }
  const half = (texts: string[]) => shuffled(distinct(texts), SEED).slice(0, COUNT / 2)
  const both = [...half(chat.map((row) => row.text)), ...half(comments.map((row) => row.text!))]
  return { texts: shuffled(distinct(both), SEED), from: 'chat and comments of ../shared/data' }
}

const distinct = (texts: readonly string[]) => [...new Set(texts.filter((text) => text.trim() !== ''))]
