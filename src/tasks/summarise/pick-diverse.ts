import { dot } from './vectors.ts'

/** What picking needs of a candidate. */
interface Pickable {
  vector: Float32Array
  /** From 0 for the least salient to 1 for the most. */
  salience: number
}

/** Only the most salient are compared with each other: this many for each point. */
const POOL = 20

/**
 * Picks salient candidates that are unlike each other, and gives them back in their own order.
 * @param diversity how much likeness to what is already picked counts against salience, 0 to 1
 * Source: Carbonell and Goldstein 1998, maximal marginal relevance.
 */
export function pickDiverse<T extends Pickable>(
  candidates: readonly T[],
  limit: number,
  diversity: number,
): T[] {
  const pool = candidates
    .map((candidate, place) => ({ candidate, place, likeness: 0 }))
    .toSorted((a, b) => b.candidate.salience - a.candidate.salience)
    .slice(0, limit * POOL)
  const picked: typeof pool = []
  const worth = (one: (typeof pool)[number]) =>
    (1 - diversity) * one.candidate.salience - diversity * one.likeness
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
