import type { AnswerPhrases } from '../../contract/phrases/answers/index.ts'
import type { Highlight } from '../../contract/reply.ts'
import type { Inference } from '../../contract/task.ts'
import { splitSentences } from '../../text/sentences.ts'
import { without, words } from '../../text/words.ts'
import { type Mood, scorePiece } from './mood.ts'

/** Words tried; each costs one run of the model. */
const MOST_WORDS = 80

/**
 * Which words carried the label: each is left out in turn, and its weight is how much the label's score falls
 * (leave-one-out; works with any model, no gradients).
 */
export async function explain(
  text: string,
  mood: Mood,
  infer: Inference,
  phrases: AnswerPhrases['sentiment'],
): Promise<{ highlights: Highlight[]; notes: string[] }> {
  const piece = await pieceToExplain(text, mood, infer)
  const whole = (await scorePiece(piece, infer))?.[mood.label]
  if (whole === undefined) return { highlights: [], notes: [phrases.noWords] }
  const highlights = await Promise.all(
    words(piece).map(async (word) => {
      const scores = await scorePiece(without(piece, word), infer)
      const weight = whole - (scores?.[mood.label] ?? 1 / 3)
      return { text: word.text, weight: Math.round(weight * 10_000) / 10_000 }
    }),
  )
  return { highlights, notes: piece === text ? [] : [phrases.strongestSentence] }
}

/** The whole text when it is short, else the run of sentences that speaks most for the label. */
async function pieceToExplain(text: string, mood: Mood, infer: Inference): Promise<string> {
  if (words(text).length <= MOST_WORDS) return text
  const scored = await Promise.all(
    splitSentences(text)
      .filter((sentence) => words(sentence).length <= MOST_WORDS)
      .map(async (sentence) => ({
        sentence,
        score: (await scorePiece(sentence, infer))?.[mood.label] ?? 0,
      })),
  )
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best?.sentence ?? text.slice(0, 400)
}
