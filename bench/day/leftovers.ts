import type { Seen, Strand } from './step.ts'

/** What is there at the end and should not be. */
export interface Leftovers {
  /** What the bot wrote in places where nobody had asked for anything. */
  strays: string[]
  /** Signs that work goes on, after it was done. */
  workingSigns: number
}

/** @param all everything that the bot wrote and that is there. */
export function findLeftovers(all: readonly Seen[], strands: readonly Strand[]): Leftovers {
  const asked = new Set(
    strands.flatMap(({ steps }) => steps.flatMap((step) => step.sees().map(({ id }) => id))),
  )
  const strays = all
    .filter(({ id, working }) => !working && !asked.has(id))
    .map(({ id, text }) => `${id} ${text}`)
  return { strays, workingSigns: all.filter(({ working }) => working).length }
}
