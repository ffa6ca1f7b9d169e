import { dot } from './pick-diverse.ts'
import type { Candidate } from './candidates.ts'

/** How much each candidate matters: its likeness to the middle of the conversation, less for very short ones. */
export function salienceOf(candidates: readonly Candidate[], vectors: readonly Float32Array[]): number[] {
  const middle = new Float32Array(vectors[0]?.length ?? 0)
  for (const vector of vectors) for (let i = 0; i < middle.length; i++) middle[i]! += vector[i]! / vectors.length
  return candidates.map(({ text }, index) => {
    const words = text.split(/\s+/u).length
    return dot(vectors[index]!, middle) * Math.min(1, words / 12)
  })
}
