import { z } from 'zod'
import type { LivingAnswers, Original } from '../../src/contract/living-answers.ts'
import { askSchema } from './ask.ts'

const recordSchema = z.object({
  posted: z.array(z.object({ channel: z.string(), ts: z.string() })),
  /** What to ask again when the original changes; without it the original is a mention that is understood anew. */
  ask: askSchema.exactOptional(),
})

/** An answer that all can see, and how to make it anew. */
export type LivingAnswer = z.infer<typeof recordSchema>

/** The house's living answers with what Slack needs in them. */
export function slackAnswers(living: LivingAnswers) {
  const read = (record: unknown) => recordSchema.safeParse(record).data
  return {
    remember: (original: Original, slot: string, answer: LivingAnswer) =>
      living.remember(original, slot, withoutText(answer)),
    find: async (original: Original, slot: string) => read(await living.find(original, slot)),
    async all(original: Original) {
      const found = await living.all(original)
      return found.flatMap(({ slot, answer }) => {
        const known = read(answer)
        return known ? [{ slot, answer: known }] : []
      })
    },
    forget: (original: Original, slot?: string) => living.forget(original, slot),
  }
}

export type SlackAnswers = ReturnType<typeof slackAnswers>

/** The message with this ts. */
export const originalOf = (workspace: string, channel: string, ts: string): Original => ({
  platform: 'slack',
  workspace,
  channel,
  message: ts,
})

/** The text is read anew from Slack when it is needed. */
function withoutText(answer: LivingAnswer): LivingAnswer {
  const source = answer.ask?.source
  if (answer.ask === undefined || source?.kind !== 'message') return answer
  const { channel, ts } = source
  return { ...answer, ask: { ...answer.ask, source: { kind: 'message', channel, ts } } }
}
