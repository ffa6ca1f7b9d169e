import { z } from 'zod'
import {
  type KnownAnswers,
  knownAnswers,
  type LivingAnswers,
  type Original,
} from '../../src/contract/living-answers.ts'
import { askSchema } from './ask.ts'

const recordSchema = z.object({
  posted: z.array(z.object({ channel: z.string(), ts: z.string() })),
  /** What to ask again when the original changes; without it the original is a mention that is understood anew. */
  ask: askSchema.exactOptional(),
})

/** An answer that all can see, and how to make it anew. */
export type LivingAnswer = z.infer<typeof recordSchema>

/** The house's living answers with what Slack needs in them. */
export function slackAnswers(living: LivingAnswers): KnownAnswers<LivingAnswer> {
  const known = knownAnswers(living, (answer) => recordSchema.safeParse(answer).data)
  return {
    ...known,
    remember: (original, slot, answer) => known.remember(original, slot, withoutText(answer)),
  }
}

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
