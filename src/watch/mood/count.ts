import type { HeardReaction } from '../../contract/observation.ts'
import { emojiPolarity } from '../../text/emoji.ts'
import { type MoodSum, NOTHING, POLARITY_UNITS } from './mood-of.ts'
import type { Verdict } from './score.ts'

/** An emoji is clearly glad or sad from this polarity on. */
const CLEAR_FROM = 2

/** What one message adds to its hour. */
export function countMessage(verdict: Verdict, reactions: readonly HeardReaction[]): MoodSum {
  if (verdict === 'forbidden') return NOTHING
  if (verdict === 'missed') return { ...NOTHING, seen: 1 }
  const polarities = reactions.map(({ emoji }) => emojiPolarity(emoji))
  return {
    ...NOTHING,
    ...{ seen: 1, scored: 1 },
    [verdict.sure ? verdict.label : 'unsure']: 1,
    polarity: Math.round(verdict.polarity * POLARITY_UNITS),
    glad: polarities.filter((polarity) => polarity >= CLEAR_FROM).length,
    sad: polarities.filter((polarity) => polarity <= -CLEAR_FROM).length,
  }
}
