import { z } from 'zod'
import {
  type KnownAnswers,
  knownAnswers,
  type LivingAnswers,
  type Original,
} from '../../src/contract/living-answers.ts'

const schema = z.object({
  posted: z.array(z.object({ channel: z.string(), id: z.string() })),
  /** What to ask again of the message when it changes; without it the message is a mention that is understood anew. */
  again: z
    .object({
      task: z.string(),
      options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).optional()),
    })
    .exactOptional(),
})

/** An answer that all can see, and how to make it anew. */
export type LivingAnswer = z.infer<typeof schema>

/** The house's living answers with what Discord needs in them. */
export const discordAnswers = (living: LivingAnswers): KnownAnswers<LivingAnswer> =>
  knownAnswers(living, (answer) => schema.safeParse(answer).data)

/** A message; its id is unique over all servers. */
export const originalOf = (channel: string, message: string): Original => ({
  platform: 'discord',
  workspace: 'everywhere',
  channel,
  message,
})
