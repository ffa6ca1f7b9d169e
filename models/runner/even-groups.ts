/** More rows at once make no processor faster, only the padding and the wait longer. */
const MOST_ROWS = 32

/**
 * Splits texts into groups that run one after the other, such that rows × longest, plus the price of each run, is least.
 * The runner can only guess lengths from letters; here they are known, and padding is the largest waste there is.
 */
export function evenGroups<T extends { ids: readonly number[] }>(
  texts: readonly T[],
  priceOfRun: number,
): T[][] {
  const sorted = [...texts].sort((a, b) => a.ids.length - b.ids.length)
  // best[n]: the least cost of the first n, and where their last group begins.
  const best = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= sorted.length; end++) {
    let cheapest = { cost: Number.POSITIVE_INFINITY, from: 0 }
    for (let from = Math.max(0, end - MOST_ROWS); from < end; from++) {
      const cost = best[from]!.cost + (end - from) * sorted[end - 1]!.ids.length + priceOfRun
      if (cost < cheapest.cost) cheapest = { cost, from }
    }
    best.push(cheapest)
  }
  const groups: T[][] = []
  for (let end = sorted.length; end > 0; end = best[end]!.from)
    groups.unshift(sorted.slice(best[end]!.from, end))
  return groups
}
