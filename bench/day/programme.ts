import { createRandom, shuffled } from '../random.ts'
import type { Draw } from './speech.ts'
import type { Step, Strand } from './step.ts'

/** A script, where it plays and how often. */
export type Entry<Stage, Where> = readonly [script: (stage: Stage) => Step[], where: Where, times: number]

/** `short`: every script once. */
export type Length = 'full' | 'short'

/** Who does what: each strand on a stage of its own, in an order that is the same for the same seed. */
export function createProgramme<Stage extends { user: { id: string }; close?(): Promise<void> }, Where>(
  entries: readonly Entry<Stage, Where>[],
  stageIn: (where: Where, draw: Draw) => Stage,
  { length, seed }: { length: Length; seed: number },
): Strand[] {
  const numbers = shuffled(
    Array.from({ length: 5000 }, (_, index) => String(20_000 + 7 * index)),
    seed,
  )
  const draw = { random: createRandom(seed), number: () => numbers.pop()! }
  const strands = entries.flatMap(([script, where, times]) =>
    Array.from({ length: length === 'full' ? times : 1 }, (): Strand => {
      const stage = stageIn(where, draw)
      const end = stage.close && { end: stage.close }
      return { name: script.name, user: stage.user.id, steps: script(stage), ...end }
    }),
  )
  return shuffled(strands, seed)
}

/** How many events there are in it. */
export const eventsIn = (strands: readonly Strand[]) => strands.flatMap(({ steps }) => steps).length
