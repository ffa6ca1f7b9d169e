import type { Handle } from '../../contract/adapter.ts'
import type { Channel } from '../../contract/channels.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import type { Tone } from '../../contract/reply.ts'
import { MINUTE_MILLISECONDS } from './times.ts'

/** How a message feels. */
export interface Score {
  label: Tone
  sure: boolean
  /** The score of that label, from 0 to 1. */
  score: number
  /** The score for positive less that for negative, from -1 to 1. */
  polarity: number
}

/** `forbidden`: it must not count at all; `missed`: there was no answer, perhaps because there is too much to do. */
export type Verdict = Score | 'forbidden' | 'missed'

export type Scorer = (
  channel: Channel,
  message: { author: string; text: string },
  signal: AbortSignal,
) => Promise<Verdict>

/** A message that waited longer for a model is not read. */
const PATIENCE_MILLISECONDS = 10 * MINUTE_MILLISECONDS
/** Of a longer message so many characters are read. */
const MOST_CHARACTERS = 2000

const FORBIDDEN: readonly ErrorCode[] = ['OPTED_OUT', 'NOT_ALLOWED']

/** Scores at background priority. @param now the clock of this machine, which deadlines are measured by. */
export function createScorer(handle: Handle, now: () => number): Scorer {
  return async ({ platform, workspace, channel }, { author, text }, signal) => {
    const reply = await handle(
      {
        kind: 'task',
        task: 'sentiment',
        input: { text: text.slice(0, MOST_CHARACTERS), author },
        options: {},
        origin: { platform, workspace, channel },
        priority: 'background',
        deadline: now() + PATIENCE_MILLISECONDS,
      },
      { signal },
    )
    if (reply.error) return FORBIDDEN.includes(reply.error.code) ? 'forbidden' : 'missed'
    const { label, sure, score, scores } = reply.data as {
      label: Tone
      sure: boolean
      score: number
      scores: Record<Tone, number>
    }
    return { label, sure, score, polarity: scores.positive - scores.negative }
  }
}
