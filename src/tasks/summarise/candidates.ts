import type { ChatMessage } from '../../contract/request.ts'
import { halve, splitSentences } from '../../text/sentences.ts'

/** A piece of a message that may become a point: a whole short message, or some sentences of a long one. */
export interface Candidate {
  text: string
  speaker: string
  source: string
}

/** A message of more words is taken apart at its sentences (as in training/summary/FEATURES.md), so nothing is ever cut. */
const WHOLE_UP_TO_WORDS = 40
/** A sentence longer than this is halved at its best boundary. */
const SENTENCE_CHARACTERS = 300

/** The candidates of a conversation, in order. */
export function candidatesOf(messages: readonly ChatMessage[]): Candidate[] {
  return messages.flatMap(({ id, user, text }) =>
    piecesOf(text.trim()).map((piece) => ({ text: piece, speaker: user, source: id })),
  )
}

function piecesOf(text: string): string[] {
  const long = text.length > SENTENCE_CHARACTERS || text.split(/\s+/u).length > WHOLE_UP_TO_WORDS
  if (!long) return [text]
  return splitSentences(text)
    .flatMap(shortEnough)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
}

function shortEnough(text: string): string[] {
  return text.length <= SENTENCE_CHARACTERS ? [text] : halve(text).flatMap(shortEnough)
}
