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

/** Living answers of which a door knows the shape; what an older Parley wrote otherwise is as if it were not there. */
export interface KnownAnswers<T> {
  remember(original: Original, slot: string, answer: T): Promise<void>
  find(original: Original, slot: string): Promise<T | undefined>
  all(original: Original): Promise<{ slot: string; answer: T }[]>
  forget: LivingAnswers['forget']
}

/** @param parse undefined for what has another shape. */
export function knownAnswers<T extends Kept>(
  living: LivingAnswers,
  parse: (answer: Kept | undefined) => T | undefined,
): KnownAnswers<T> {
  return {
    ...living,
    find: async (original, slot) => parse(await living.find(original, slot)),
    async all(original) {
      const found = await living.all(original)
      return found.flatMap(({ slot, answer }) => {
        const known = parse(answer)
        return known ? [{ slot, answer: known }] : []
      })
    },
  }
}
