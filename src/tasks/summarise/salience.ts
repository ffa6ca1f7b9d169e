import type { SalienceHead } from '../../contract/model.ts'
import { featuresOf } from './features.ts'
import { dot, mean, normalised } from './vectors.ts'

interface Unit {
  text: string
  speaker: string
}

/**
 * How much each unit matters, from 0 for the least of the conversation to 1 for the most: by the learned head, or
 * without one by likeness to the middle of the conversation.
 */
export async function salienceOf(
  units: readonly Unit[],
  vectors: readonly Float32Array[],
  head: SalienceHead | undefined,
): Promise<number[]> {
  const centre = mean(vectors)
  if (head === undefined) {
    const middle = normalised(centre)
    return spread(vectors.map((vector) => dot(vector, middle)))
  }
  const rows = await featuresOf(units, vectors, head)
  // Less the mean vector: what matters within this conversation, not which topics do.
  const offset = dot(centre, head.embedding)
  return spread(
    rows.map((row, index) => {
      const known = row.map((value, column) => (value - head.means[column]!) / head.scales[column]!)
      return dot(known, head.weights) + dot(vectors[index]!, head.embedding) - offset
    }),
  )
}

function spread(values: readonly number[]): number[] {
  const lowest = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const highest = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  return values.map((value) => (highest - lowest > 1e-9 ? (value - lowest) / (highest - lowest) : 0))
}
