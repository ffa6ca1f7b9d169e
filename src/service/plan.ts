import { randomUUID } from 'node:crypto'
import { codedError } from '../contract/errors.ts'
import type { Model } from '../contract/model.ts'
import { putFirst } from './put-first.ts'
import type { Order, ServiceRecord } from './records.ts'
import { referenceOf } from './reference.ts'
import { TASK_JOBS } from './task-jobs.ts'

/** What can be gone back to. */
const MOST_STEPS_BACK = 10

interface Present {
  task: string
  record: ServiceRecord | undefined
  /** What serves the task now. */
  serves: readonly string[]
  /** Milliseconds since the epoch. */
  now: number
  /** The model of a reference, when it is here. */
  find(reference: string): Model | undefined
}

/**
 * What puts a model in service for a task, or with a share on trial beside what serves.
 * @throws BAD_REQUEST when it is not for that task, or serves it already.
 */
export function planUse(model: Model, share: number | undefined, present: Present): Order {
  const { task, record, serves, now, find } = present
  checkTask(task)
  if (!TASK_JOBS[task]!.includes(model.job)) {
    const words = `expected a model for ${TASK_JOBS[task]!.join(' or ')}, but ${model.name} is for ${model.job}`
    throw codedError('BAD_REQUEST', `${task}: ${words}`)
  }
  const reference = referenceOf(model)
  const id = randomUUID()
  const chosen = record?.chosen ?? []
  const before = record?.before ?? []
  const isFirst = serves[0] === reference
  if (share !== undefined && serves.includes(reference)) {
    throw codedError('BAD_REQUEST', `${task}: ${reference} is in service already, so there is nothing to try`)
  }
  if (share !== undefined) {
    const canary = { model: reference, share, since: now }
    return {
      id,
      examine: reference,
      next: { order: id, since: record?.since ?? now, chosen, before, canary },
    }
  }
  if (isFirst && record?.canary === undefined) {
    throw codedError('BAD_REQUEST', `${task}: ${reference} is in service already`)
  }
  const rows = chosen.flatMap((one) => find(one) ?? [])
  const next = { order: id, since: now, chosen: putFirst(model, rows).map(referenceOf) }
  const steps = isFirst ? before : [serves, ...before].slice(0, MOST_STEPS_BACK)
  return { id, examine: reference, remember: !isFirst, next: { ...next, before: steps } }
}

/**
 * What ends the canary of a task or, without one, brings back what served before.
 * @throws BAD_REQUEST when there is nothing to go back to.
 */
export function planRollback({ task, record, now }: Pick<Present, 'task' | 'record' | 'now'>): Order {
  checkTask(task)
  const id = randomUUID()
  if (record?.canary) {
    const { canary: _, ...rest } = record
    return { id, next: { ...rest, order: id } as ServiceRecord }
  }
  const [last, ...before] = record?.before ?? []
  if (last === undefined)
    throw codedError('BAD_REQUEST', `${task}: nothing was changed, so there is nothing to go back to`)
  return { id, next: { order: id, since: now, chosen: last, before } }
}

/** @throws BAD_REQUEST when models do nothing for it. */
export function checkTask(task: string): void {
  if (Object.hasOwn(TASK_JOBS, task)) return
  const tasks = Object.keys(TASK_JOBS).join(', ')
  throw codedError('BAD_REQUEST', `expected a task with models (${tasks}), but ${JSON.stringify(task)} came`)
}
