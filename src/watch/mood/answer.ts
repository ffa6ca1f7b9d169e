import type { Answering } from '../../contract/answering.ts'
import type { Channels } from '../../contract/channels.ts'
import type { MoodHours } from '../../contract/mood-hours.ts'
import { answersFor } from '../../contract/phrases/answers/index.ts'
import type { Watch } from '../../contract/watch.ts'
import { BASELINE_MILLISECONDS, baselineBefore } from './baseline.ts'
import { moodReply } from './reply.ts'
import { stepsOf } from './steps.ts'

export interface MoodAnswerParts {
  answer: Answering
  channels: Pick<Channels, 'settings'>
  hours: MoodHours
  /** IANA: of channels that have none set. */
  timeZone: string
  /** Milliseconds since the epoch. */
  now(): number
}

/** Answers how the mood of a channel was, from its hours. */
export function createMoodAnswer(parts: MoodAnswerParts): Watch['mood'] {
  const { answer, channels, hours, now } = parts
  return (channel, period, origin) =>
    answer({ task: 'mood', options: { period }, origin }, async () => {
      const phrases = answersFor(origin.locale)
      const settings = await channels.settings(channel)
      const { off, offHow } = phrases.mood
      if (!settings.mood) return { title: off, text: offHow, notes: [], data: { measured: false } }
      const timeZone = settings.timeZone ?? parts.timeZone
      const steps = stepsOf(period, now(), timeZone, phrases.language)
      const [since, until] = [steps[0]!.since, steps.at(-1)!.until]
      const read = await hours.read(channel, since - BASELINE_MILLISECONDS, until)
      const baseline = baselineBefore(read, since)
      const within = read.filter(({ time }) => time >= since)
      return moodReply({ period, steps, hours: within, timeZone, ...(baseline && { baseline }) }, phrases)
    })
}
