import { z } from 'zod'
import { type KnownAnswers, knownAnswers, type LivingAnswers } from '../../contract/living-answers.ts'

const schema = z.object({
  /** Named unlike what doors keep of the answers they gave, so that neither takes the other's for its own. */
  translation: z.array(z.object({ channel: z.string(), id: z.string() })),
  /** Which version of the message it is of. */
  version: z.number(),
})

/** A translation that stands somewhere for all to see. */
export type StandingTranslation = z.infer<typeof schema>

/** The house's living answers with what translations need in them. */
export const standingTranslations = (living: LivingAnswers): KnownAnswers<StandingTranslation> =>
  knownAnswers(living, (answer) => schema.safeParse(answer).data)
