import { setImmediate } from 'node:timers/promises'
import { codedError } from '../../contract/errors.ts'
import type { Model } from '../../contract/model.ts'
import type { SourcedPoint } from '../../contract/reply.ts'
import type { ChatMessage } from '../../contract/request.ts'
import type { Inference, TaskCall } from '../../contract/task.ts'
import { fitted } from '../fitted.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { pickDiverse } from './pick-diverse.ts'
import { salienceOf } from './salience.ts'

/** Long conversations are weighed in parts of this many candidates, so that no single step holds up the main loop. */
const PART = 200

/** A candidate with what the model says of it. */
export interface Weighed extends Candidate {
  vector: Float32Array
  salience: number
}

/**
 * The most salient and least alike candidates, in the order of the conversation, word for word.
 * @param limit points at most
 */
export async function extractPoints(
  messages: readonly ChatMessage[],
  limit: number,
  infer: Inference,
  progress: TaskCall['progress'],
): Promise<SourcedPoint[]> {
  const candidates = candidatesOf(messages)
  if (candidates.length === 0 || limit === 0) return []
  const model = infer.find('feature-extraction', { job: 'salience' })
  if (model === undefined) throw codedError('MODEL_MISSING')
  const vectors = await vectorsOf(candidates, model, infer, progress)
  const weighed: Weighed[] = []
  for (let start = 0; start < candidates.length; start += PART) {
    const part = candidates.slice(start, start + PART)
    const saliences = salienceOf(part, vectors.slice(start, start + PART))
    weighed.push(...part.map((candidate, index) => ({ ...candidate, vector: vectors[start + index]!, salience: saliences[index]! })))
    await setImmediate()
  }
  const picked = pickDiverse(weighed, limit)
  return picked.map(({ text, speaker, source }) => ({ text, speaker, sources: [source] }))
}

async function vectorsOf(
  candidates: readonly Candidate[],
  model: Model<'feature-extraction'>,
  infer: Inference,
  progress: TaskCall['progress'],
): Promise<Float32Array[]> {
  let done = 0
  return await Promise.all(
    candidates.map(async ({ text }) => {
      const parts = await fitted(text, async (piece) => (await infer.run(model, { text: piece })).vector)
      progress(++done, candidates.length)
      return parts.length === 1 ? parts[0]! : meanVector(parts)
    }),
  )
}

function meanVector(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]!.length)
  for (const vector of vectors) for (let i = 0; i < mean.length; i++) mean[i]! += vector[i]! / vectors.length
  const length = Math.hypot(...mean)
  return mean.map((value) => value / length)
}
