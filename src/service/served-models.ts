import type { Model } from '../contract/model.ts'
import type { ServedModel } from '../contract/served-model.ts'
import { reached } from './reached.ts'
import { referenceOf } from './reference.ts'
import type { Serving } from './serving.ts'
import { TASK_JOBS } from './task-jobs.ts'
import type { ServiceRunner } from './try-order.ts'

interface Parts {
  catalogue: readonly Model[]
  revisions(model: Model): Model[]
  serving: Pick<Serving, 'stable' | 'canaries'>
  runner: Pick<ServiceRunner, 'look'>
}

/** Every model of the catalogue in each revision that is here or serves, or once as absent. */
export function servedModels({ catalogue, revisions, serving, runner }: Parts): ServedModel[] {
  const stable = new Set(
    Object.keys(TASK_JOBS).flatMap((task) => reached(task, serving.stable()).map(referenceOf)),
  )
  const shares = new Map(serving.canaries().map(({ model, share }) => [referenceOf(model), share]))
  const inUse = [...serving.stable(), ...serving.canaries().map(({ model }) => model)]
  const serviceOf = (model: Model): ServedModel['service'] => {
    const reference = referenceOf(model)
    if (stable.has(reference)) return { role: 'stable' }
    const share = shares.get(reference)
    return share === undefined ? { role: 'none' } : { role: 'canary', share }
  }
  return catalogue.flatMap((model): ServedModel[] => {
    const rows = [...revisions(model), ...inUse.filter(({ name }) => name === model.name)]
    const distinct = new Map(rows.map((row) => [referenceOf(row), row]))
    if (distinct.size > 0) {
      return [...distinct.values()].map((row) => ({
        model: row,
        ...runner.look(row),
        service: serviceOf(row),
      }))
    }
    return [{ model, ...runner.look(model), state: 'absent', service: { role: 'none' } }]
  })
}
