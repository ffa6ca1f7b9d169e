import { percentile } from '../metrics/order-statistics.ts'

/** How memory went, in the unit of its samples. */
export interface Growth {
  early: number
  late: number
  percent: number
}

const WARM_UP_SHARE = 0.2
const FLOOR_SHARE = 0.1

/**
 * Compares the second half of the samples with the first, without the first fifth of all, in which caches and heaps
 * fill. Of each half the tenth percentile counts: what is there when garbage has been collected.
 */
export function growthOf(samples: readonly number[]): Growth {
  const warm = samples.slice(Math.floor(WARM_UP_SHARE * samples.length))
  const middle = Math.floor(warm.length / 2)
  const early = percentile(warm.slice(0, middle), FLOOR_SHARE)
  const late = percentile(warm.slice(middle), FLOOR_SHARE)
  return { early, late, percent: 100 * (late / early - 1) }
}
