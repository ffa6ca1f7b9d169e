import { readObjects } from '../dev-data.ts'
import { generateMessages } from '../messages.ts'
import { shuffled } from '../random.ts'

const SEED = 5
const GENERATED = 20_000

/** Chat messages, each once and in the same order every time; generated ones where the data is absent. */
export function readChat(): { texts: string[]; from: string } {
  const chat = readObjects<{ text: string }>('chat/irc.jsonl.gz')?.map(({ text }) => text)
  const texts = chat ?? generateMessages(GENERATED, SEED).map(({ text }) => text)
  const distinct = [...new Set(texts.filter((text) => text.trim() !== ''))]
  return { texts: shuffled(distinct, SEED), from: chat ? 'chat of ../shared/data' : 'generated messages' }
}

/** Gives one after the other, and begins anew after the last. */
export function inTurn(texts: readonly string[]): () => string {
  let next = 0
  return () => texts[next++ % texts.length]!
}
