import type { Model } from '../contract/model.ts'

/**
 * The models with this one in front of those that do its job. Another revision of it leaves; and since a summary is
 * written wherever there is a model that writes, those leave for a model that picks messages.
 */
export function putFirst(model: Model, models: readonly Model[]): Model[] {
  const leaves = (other: Model) =>
    other.name === model.name || (model.job === 'salience' && other.job === 'summary')
  return [model, ...models.filter((other) => !leaves(other))]
}
