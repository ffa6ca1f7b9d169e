import type { FakeSlack } from '../../test/fakes/slack/index.ts'
import { type DayParts, type DayResult, playDay } from '../day/day.ts'
import { findLeftovers } from '../day/leftovers.ts'
import { createRandom } from '../random.ts'
import { createCarrier, type Repeats } from './carrier.ts'
import { createSight } from './sight.ts'

export type SlackDayResult = DayResult & { repeats: Repeats }

/** A day on Slack. */
export async function playSlackDay(
  slack: FakeSlack,
  { seed, ...parts }: Omit<DayParts, 'carrier' | 'random'> & { seed: number },
): Promise<SlackDayResult> {
  const random = createRandom(seed)
  const carrier = createCarrier(slack, random)
  const played = await playDay({ ...parts, carrier, random })
  const { strays, workingSigns } = findLeftovers(createSight(slack).everything(), parts.strands)
  const { repeats } = carrier
  return { ...played, strays, workingSigns: workingSigns + marks(slack), repeats }
}

/** Reactions of the bot that are still there. */
function marks({ teams }: FakeSlack): number {
  const { bot, channels } = teams[0]!
  const reactions = channels.flatMap(({ messages }) => messages.flatMap((one) => one.reactions ?? []))
  return reactions.filter(({ users }) => users.includes(bot.id)).length
}
