import type { Priority } from '../../src/contract/request.ts'

/** Whose turn it is while both priorities wait. */
export interface Turns {
  next(interactive: boolean, background: boolean): Priority | undefined
  /** Work worth so many milliseconds was begun while both waited. */
  spent(priority: Priority, milliseconds: number): void
}

/** People first, except that background gets its share of the time, so that it does not starve. */
export function createTurns(backgroundShare: number): Turns {
  const share = Math.min(0.5, Math.max(0, backgroundShare))
  // What interactive work owes to background, in milliseconds.
  const state = { owed: 0 }
  return {
    next(interactive, background) {
      if (!background) state.owed = 0
      if (interactive && background) return state.owed > 0 ? 'background' : 'interactive'
      return interactive ? 'interactive' : background ? 'background' : undefined
    },
    spent(priority, milliseconds) {
      state.owed += priority === 'interactive' ? (milliseconds * share) / (1 - share) : -milliseconds
    },
  }
}
