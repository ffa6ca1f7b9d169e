import type { Channel } from '../../contract/channels.ts'
import type { MoodHours } from '../../contract/mood-hours.ts'
import type { AnswerPhrases } from '../../contract/phrases/answers/index.ts'
import { BASELINE_MILLISECONDS, baselineBefore } from '../mood/baseline.ts'
import { moodOf, sumOf } from '../mood/mood-of.ts'
import { shown } from '../mood/reply.ts'
import { LEAST_MESSAGES } from '../mood/stretches.ts'
import { hourOf } from '../mood/times.ts'

/** How the mood of a channel was, from its hours; undefined where too little was said. Times in milliseconds since the epoch. */
export async function moodLine(
  channel: Channel,
  since: number,
  until: number,
  { hours, phrases: { mood, digest } }: { hours: MoodHours; phrases: AnswerPhrases },
): Promise<string | undefined> {
  const begin = hourOf(since)
  const read = await hours.read(channel, begin - BASELINE_MILLISECONDS, until)
  const sum = sumOf(read.filter(({ time }) => time >= begin))
  if (sum.scored < LEAST_MESSAGES) return undefined
  const usual = baselineBefore(read, begin)
  const level = [mood.level(shown(moodOf(sum)!)), usual && mood.compared(shown(usual.mood))]
  return digest.mood(level.filter((part) => part !== undefined).join(' '))
}
