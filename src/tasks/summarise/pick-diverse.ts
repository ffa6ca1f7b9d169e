import type { Weighed } from './extract-points.ts'

/** How much salience counts against likeness to what is already picked (maximal marginal relevance). */
const SALIENCE_SHARE = 0.7
/** Only the most salient are compared with each other: this many for each point. */
const POOL = 12

/**
 * Picks salient candidates that are unlike each other, and gives them back in their own order.
 * Source: Carbonell and Goldstein 1998, maximal marginal relevance.
 */
export function pickDiverse(candidates: readonly Weighed[], limit: number): Weighed[] {
  const pool = candidates
    .map((candidate, place) => ({ candidate, place, likeness: 0 }))
    .toSorted((a, b) => b.candidate.salience - a.candidate.salience)
    .slice(0, limit * POOL)
  const picked: typeof pool = []
  const worth = (one: (typeof pool)[number]) =>
    SALIENCE_SHARE * one.candidate.salience - (1 - SALIENCE_SHARE) * one.likeness
  while (picked.length < limit && pool.length > 0) {
    const best = pool.reduce((a, b) => (worth(b) > worth(a) ? b : a))
    pool.splice(pool.indexOf(best), 1)
    picked.push(best)
    for (const one of pool) {
      one.likeness = Math.max(one.likeness, dot(one.candidate.vector, best.candidate.vector))
    }
  }
  return picked.toSorted((a, b) => a.place - b.place).map(({ candidate }) => candidate)
}

/** The cosine of two vectors of length 1. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
