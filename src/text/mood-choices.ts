import type { InterfacePhrases } from '../contract/phrases/interface/index.ts'
import type { Reply } from '../contract/reply.ts'
import type { OptionValues } from '../contract/request.ts'
import { MOOD_PERIODS, type MoodPeriod } from '../contract/watch.ts'

/** The stretch of time that is asked for; a week when none of them is. */
export const moodPeriod = ({ period }: OptionValues): MoodPeriod =>
  MOOD_PERIODS.find((one) => one === period) ?? 'week'

/**
 * A measured mood with the other stretches of time to choose.
 * @param how says what could be done where nothing is measured: it stands there instead.
 */
export function withMoodChoices(
  reply: Reply,
  period: MoodPeriod,
  { watch: { periods } }: InterfacePhrases,
  how: () => string,
): Reply {
  if (reply.data.measured === false) {
    return { ...reply, text: [reply.text, how()].filter(Boolean).join('\n') }
  }
  const others = MOOD_PERIODS.filter((one) => one !== period)
  const actions = others.map((one) => ({ label: periods[one], task: 'mood', options: { period: one } }))
  return { ...reply, actions }
}
