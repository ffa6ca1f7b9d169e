import type { Trend } from '../../../src/contract/reply.ts'
import { trendBars } from '../../../src/text/trend-bars.ts'
import { PHRASES, type View } from './view.ts'

/** Values over time as bars, for where there is no picture; nothing in them ends the fence. */
export function trendOf(trend: Trend, { phrases = PHRASES }: View): string {
  return `\`\`\`\n${trendBars(trend, phrases.usual).replaceAll('`', 'ˋ')}\n\`\`\``
}
