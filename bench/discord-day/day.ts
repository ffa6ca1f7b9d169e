import type { FakeDiscord } from '../../test/fakes/discord/index.ts'
import { type DayParts, type DayResult, playDay } from '../day/day.ts'
import { findLeftovers } from '../day/leftovers.ts'
import type { Length } from '../day/programme.ts'
import { createRandom } from '../random.ts'
import { createLine, type Line } from './line.ts'
import { createSight } from './sight.ts'
import { troublesOf } from './trouble.ts'

export type DiscordDayResult = DayResult & { line: Line }

/** A day on Discord. */
export async function playDiscordDay(
  discord: FakeDiscord,
  options: { trouble: Length; seed: number },
  parts: Omit<DayParts, 'carrier' | 'random' | 'troubles'>,
): Promise<DiscordDayResult> {
  const random = createRandom(options.seed)
  const line = createLine(discord, random)
  const troubles = troublesOf(discord, line, options.trouble)
  const played = await playDay({ ...parts, troubles, carrier: line, random })
  return { ...played, ...findLeftovers(createSight(discord).everything(), parts.strands), line }
}
