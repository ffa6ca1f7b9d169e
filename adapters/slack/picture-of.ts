import { interfaceFor } from '../../src/contract/phrases/interface/index.ts'
import type { Reply } from '../../src/contract/reply.ts'
import { spokenTrend } from '../../src/text/spoken-trend.ts'
import type { SlackFile } from './slack-message.ts'

/** The picture of a reply's values over time. What draws it is loaded with the first one. @param locale the reader's. */
export async function pictureOf({ trend, chart }: Reply, locale?: string): Promise<SlackFile | undefined> {
  if (trend === undefined) return undefined
  const { drawMood } = await import('../../src/picture/draw-mood.ts')
  const content = await drawMood({ trend, ...(chart && { chart }) }, locale)
  return { name: 'mood.png', content, description: spokenTrend(trend, interfaceFor(locale).usual) }
}
