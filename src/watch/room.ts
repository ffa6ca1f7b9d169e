import { inSample, shareThatFits } from './sample.ts'

/** Texts that are held at once; beyond, only those of a sample are. */
const MOST_TEXTS = 20_000
/** Messages that are held at once, most of them without their text; more are not heard. */
const MOST_MESSAGES = 500_000

/** How much may be held in memory of what passes by in all channels together. */
export interface Room {
  /** Whether the text of the message with this id is held too. */
  holdsText(id: string): boolean
  isFull(): boolean
  /** So many more, or with a minus fewer, are held. */
  add(messages: number, texts: number): void
}

export function createRoom(mostTexts = MOST_TEXTS, mostMessages = MOST_MESSAGES): Room {
  let [messages, texts] = [0, 0]
  return {
    holdsText: (id) => inSample(id, shareThatFits(texts + 1, mostTexts)),
    isFull: () => messages >= mostMessages,
    add(moreMessages, moreTexts) {
      messages += moreMessages
      texts += moreTexts
    },
  }
}
