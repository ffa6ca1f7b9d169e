import { codedError } from '../../contract/errors.ts'
import type { Model } from '../../contract/model.ts'
import type { SourcedPoint } from '../../contract/reply.ts'
import type { ChatMessage } from '../../contract/request.ts'
import type { Inference, TaskCall } from '../../contract/task.ts'
import { fitted } from '../fitted.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { wordsOf } from './features.ts'
import { pickDiverse } from './pick-diverse.ts'
import { salienceOf } from './salience.ts'
import { mean, normalised } from './vectors.ts'

/** Used when the model has no learned head: how much likeness to what is picked counts. */
const PLAIN_DIVERSITY = 0.3

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
  const model = infer.find('feature-extraction', { job: 'salience' })
  if (model === undefined) throw codedError('MODEL_MISSING')
  const all = candidatesOf(messages)
  const enough = all.filter(({ text }) => wordsOf(text).length >= (model.head?.minimumWords ?? 1))
  const candidates = enough.length > 0 ? enough : all
  const vectors = await vectorsOf(candidates, model, infer, progress)
  const saliences = await salienceOf(candidates, vectors, model.head)
  const weighed = candidates.map((candidate, index) => ({
    ...candidate,
    vector: vectors[index]!,
    salience: saliences[index]!,
  }))
  const picked = pickDiverse(weighed, limit, model.head?.diversity ?? PLAIN_DIVERSITY)
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
      return parts.length === 1 ? parts[0]! : Float32Array.from(normalised(mean(parts)))
    }),
  )
}
