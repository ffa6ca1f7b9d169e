/** What a batch may hold. Tokens count with padding: rows times the longest. */
export interface BatchLimits {
  items: number
  tokens: number
}

/** A run has a price of its own, about that of so many tokens; so very short texts go together however they differ. */
const TOKENS_OF_A_RUN = 8
/** The most that padding may add to the work. */
const MOST_WASTE = 1.25

interface Window {
  from: number
  to: number
  sum: number
}

/** Of a list sorted by length: the one at `first` with its nearest neighbours, as many as the limits take. */
export function likeLengths<J extends { length: number }>(
  sorted: readonly J[],
  first: number,
  limits: BatchLimits,
) {
  const window: Window = { from: first, to: first, sum: cost(sorted[first]!) }
  let full = limits.items <= 1
  while (!full) {
    const sides = [window.from - 1, window.to + 1].filter((place) => sorted[place] !== undefined)
    sides.sort((a, b) => distance(sorted, first, a) - distance(sorted, first, b))
    const alike = sides.filter((place) => isAlike(sorted, window, place))
    const fitting = alike.find((place) => fits(sorted, window, place, limits))
    if (fitting === undefined) {
      full = alike.length > 0
      break
    }
    window.from = Math.min(window.from, fitting)
    window.to = Math.max(window.to, fitting)
    window.sum += cost(sorted[fitting]!)
    full = window.to - window.from + 1 >= limits.items
  }
  return { jobs: sorted.slice(window.from, window.to + 1), full }
}

function cost({ length }: { length: number }): number {
  return length + TOKENS_OF_A_RUN
}

function distance(sorted: readonly { length: number }[], a: number, b: number): number {
  return Math.abs(sorted[a]!.length - sorted[b]!.length)
}

function isAlike(sorted: readonly { length: number }[], window: Window, place: number): boolean {
  const rows = window.to - window.from + 2
  const longest = Math.max(cost(sorted[window.to]!), cost(sorted[place]!))
  return rows * longest <= MOST_WASTE * (window.sum + cost(sorted[place]!))
}

function fits(
  sorted: readonly { length: number }[],
  window: Window,
  place: number,
  limits: BatchLimits,
): boolean {
  const rows = window.to - window.from + 2
  return rows * Math.max(sorted[window.to]!.length, sorted[place]!.length) <= limits.tokens
}
