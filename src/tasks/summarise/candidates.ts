import type { ChatMessage } from '../../contract/request.ts'
import { halve, splitSentences } from '../../text/sentences.ts'

/** A piece of a message that may become a point: a whole short message, or some sentences of a long one. */
export interface Candidate {
  text: string
  speaker: string
  source: string
}

/** A message up to this long is a point as it is; a longer one is taken apart at its sentences, so nothing is ever cut. */
const WHOLE_UP_TO_CHARACTERS = 300

/** The candidates of a conversation, in order. */
export function candidatesOf(messages: readonly ChatMessage[]): Candidate[] {
  return messages.flatMap(({ id, user, text }) =>
    piecesOf(text.trim()).map((piece) => ({ text: piece, speaker: user, source: id })),
  )
}

function piecesOf(text: string): string[] {
  if (text.length <= WHOLE_UP_TO_CHARACTERS) return [text]
  const pieces: string[] = []
  for (const sentence of splitSentences(text).flatMap(shortEnough)) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length + sentence.length <= WHOLE_UP_TO_CHARACTERS) {
      pieces[pieces.length - 1] = last + sentence
    } else pieces.push(sentence)
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => /[\p{L}\p{N}]/u.test(piece))
}

function shortEnough(text: string): string[] {
  return text.length <= WHOLE_UP_TO_CHARACTERS ? [text] : halve(text).flatMap(shortEnough)
}
