import type { Baseline } from './baseline.ts'
import { LEAST_MESSAGES } from './stretches.ts'

/** A smaller difference is never called one. */
const LEAST_DIFFERENCE = 0.05
/** So many times what a period of that many messages differs by chance. */
const DEVIATIONS = 2

/** How a mood compares with what is usual. */
export function comparedWith(
  baseline: Baseline,
  mood: number,
  messages: number,
): 'usual' | 'better' | 'worse' {
  const chance = baseline.spread / Math.sqrt(Math.max(1, messages / LEAST_MESSAGES))
  const difference = mood - baseline.mood
  if (Math.abs(difference) < Math.max(LEAST_DIFFERENCE, DEVIATIONS * chance)) return 'usual'
  return difference > 0 ? 'better' : 'worse'
}
