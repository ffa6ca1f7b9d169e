import type { Model } from '../../contract/model.ts'
import type { Inference } from '../../contract/task.ts'

/** One step of a translation. */
export interface Leg {
  model: Model<'translation'>
  from: string
  to: string
}

/** The way from one language to another: direct, else through English, else undefined. */
export function routeOf(from: string, to: string, infer: Inference): Leg[] | undefined {
  const direct = legOf(from, to, infer)
  if (direct) return [direct]
  const legs = [legOf(from, 'en', infer), legOf('en', to, infer)]
  return legs.every((leg) => leg !== undefined) ? legs : undefined
}

function legOf(from: string, to: string, infer: Inference): Leg | undefined {
  const model = infer.find('translation', { job: 'translation', from, to })
  return model && { model, from, to }
}
