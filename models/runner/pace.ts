/** How fast each model runs here, learnt from its last batches. */
export interface Pace {
  note(modelKey: string, tokens: number, milliseconds: number): void
  /** How long so many tokens take. */
  milliseconds(modelKey: string, tokens: number): number
  /** How many tokens are done in this time. */
  tokens(modelKey: string, milliseconds: number): number
}

/** Until a model has run: about a small encoder on an old core. */
const FIRST_GUESS = 0.4
/** How much of the old figure stays when a new one comes. */
const INERTIA = 0.8

export function createPace(): Pace {
  const paces = new Map<string, number>()
  const paceOf = (key: string) => paces.get(key) ?? FIRST_GUESS
  return {
    note(key, tokens, milliseconds) {
      if (tokens === 0) return
      const now = milliseconds / tokens
      paces.set(key, paces.has(key) ? INERTIA * paceOf(key) + (1 - INERTIA) * now : now)
    },
    milliseconds: (key, tokens) => tokens * paceOf(key),
    tokens: (key, milliseconds) => Math.floor(milliseconds / paceOf(key)),
  }
}
