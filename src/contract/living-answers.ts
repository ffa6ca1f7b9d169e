import type { Kept } from './store.ts'

/** A message of people; the ids are the platform's own. */
export interface Original {
  platform: string
  workspace: string
  channel: string
  message: string
}

/**
 * Which answers that all can see belong to which message, so that they follow its edits and go with it. `slot` tells the
 * answers to one message apart. What an answer holds is its door's to say: never message text, never who asked.
 */
export interface LivingAnswers {
  remember(original: Original, slot: string, answer: Kept): Promise<void>
  find(original: Original, slot: string): Promise<Kept | undefined>
  all(original: Original): Promise<{ slot: string; answer: Kept }[]>
  /** Forgets one slot, or all of a message. */
  forget(original: Original, slot?: string): Promise<void>
}
