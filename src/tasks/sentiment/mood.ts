import { codedError } from '../../contract/errors.ts'
import type { Inference, TaskCall } from '../../contract/task.ts'
import { emojiMood } from '../../text/emoji.ts'
import { plainWords } from '../../text/plain-words.ts'
import { splitSentences } from '../../text/sentences.ts'
import { fitted } from '../fitted.ts'

type Label = 'negative' | 'neutral' | 'positive'
export type Scores = Record<Label, number>

/** How a text feels. */
export interface Mood {
  label: Label
  scores: Scores
  /** False in the zone where the model is wrong too often to be believed. */
  sure: boolean
  /** In a long text the sentences that feel most positive and most negative. */
  extremes: { label: 'positive' | 'negative'; text: string }[]
  /** How many emoji took part. */
  emoji: number
}

/** Below this top score the label is right too seldom to be called sure: on dev 0.50 keeps 90 % of comments. */
const SURE_FROM = 0.5
/** The classifier was trained on single comments: a message up to this long goes in whole. */
const WHOLE_UP_TO_CHARACTERS = 300
/** Each emoji counts this much against the words, and all together at most `EMOJI_MOST`. */
const EMOJI_SHARE = 0.2
const EMOJI_MOST = 0.5

/** Scores a text in English: whole when it is short, else by sentences weighted by their length; emoji count too. */
export async function moodOf(
  text: string,
  infer: Inference,
  progress: TaskCall['progress'] = () => {},
): Promise<Mood> {
  const pieces = text.length <= WHOLE_UP_TO_CHARACTERS ? [text] : splitSentences(text)
  let done = 0
  const scored = await Promise.all(
    pieces.map(async (piece) => {
      const scores = await scorePiece(piece, infer)
      progress(++done, pieces.length)
      return { piece, scores }
    }),
  )
  const counted = scored.filter((one): one is Scored => one.scores !== undefined)
  const emoji = emojiMood(text)
  const scores = blend(weighted(counted), emoji)
  const label = topLabel(scores)
  const sure = scores[label] >= SURE_FROM
  return { label, scores, sure, extremes: extremes(counted), emoji: emoji.total }
}

interface Scored {
  piece: string
  scores: Scores
}

/** The label with the highest score. */
function topLabel(scores: Scores): Label {
  const labels: Label[] = ['neutral', 'negative', 'positive']
  return labels.reduce((best, label) => (scores[label] > scores[best] ? label : best))
}

/** The model's scores for one piece of text; undefined when it holds no words (only emoji, code, links). */
export async function scorePiece(piece: string, infer: Inference): Promise<Scores | undefined> {
  const model = infer.find('text-classification', { job: 'sentiment' })
  if (model === undefined) throw codedError('MODEL_MISSING')
  const words = plainWords(piece)
  if (words === '') return undefined
  const parts = await fitted(words, async (part) => ({
    piece: part,
    scores: (await infer.run(model, { text: part })).scores as Scores,
  }))
  return weighted(parts)
}

function weighted(scored: readonly Scored[]): Scores | undefined {
  const total = scored.reduce((sum, one) => sum + one.piece.length, 0)
  if (total === 0) return undefined
  const mean = (label: Label) =>
    scored.reduce((sum, one) => sum + (one.scores[label] ?? 0) * one.piece.length, 0) / total
  return { negative: mean('negative'), neutral: mean('neutral'), positive: mean('positive') }
}

function blend(words: Scores | undefined, emoji: ReturnType<typeof emojiMood>): Scores {
  const neutral = { negative: 0, neutral: 1, positive: 0 }
  if (emoji.total === 0) return words ?? neutral
  const share = {
    negative: emoji.negative / emoji.total,
    neutral: (emoji.total - emoji.negative - emoji.positive) / emoji.total,
    positive: emoji.positive / emoji.total,
  }
  // Without words the emoji are all there is, yet a lone emoji is never fully certain.
  const weight = words ? Math.min(EMOJI_MOST, EMOJI_SHARE * emoji.total) : 0.8
  const rest = words ?? { negative: 1 / 3, neutral: 1 / 3, positive: 1 / 3 }
  const mix = (label: Label) => (1 - weight) * rest[label] + weight * share[label]
  return { negative: mix('negative'), neutral: mix('neutral'), positive: mix('positive') }
}

function extremes(scored: readonly Scored[]): Mood['extremes'] {
  if (scored.length < 3) return []
  const tone = ({ scores }: Scored) => scores.positive - scores.negative
  const sorted = scored.toSorted((a, b) => tone(a) - tone(b))
  const [lowest, highest] = [sorted[0]!, sorted.at(-1)!]
  return [
    ...(tone(highest) > 0.2 ? [{ label: 'positive' as const, text: highest.piece.trim() }] : []),
    ...(tone(lowest) < -0.2 ? [{ label: 'negative' as const, text: lowest.piece.trim() }] : []),
  ]
}
