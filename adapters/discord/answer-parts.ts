import type { AnswerParts } from './answer.ts'
import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'

/** An answer with buttons. */
export const answerParts = (desk: Desk, asker: Asker, { shareable } = { shareable: true }): AnswerParts => ({
  desk,
  asker,
  controls: true,
  shareable,
})
