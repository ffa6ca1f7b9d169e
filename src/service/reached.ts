import type { Model } from '../contract/model.ts'
import { TASK_JOBS } from './task-jobs.ts'

/** The models that requests of a task reach: translators for some pair of languages each, else the first that does the job. */
export function reached(task: string, models: readonly Model[]): Model[] {
  const jobs = TASK_JOBS[task] ?? []
  const able = models.filter(({ job }) => jobs.includes(job))
  if (jobs.includes('translation'))
    return able.filter((model, place) => isNeeded(model, able.slice(0, place)))
  const writer = able.find(({ job }) => job === 'summary')
  return (writer ? [writer] : able).slice(0, 1)
}

/** Whether there is a pair of languages that none of the models before it translates. */
function isNeeded({ languages: { from, to } }: Model, before: readonly Model[]): boolean {
  return from.some((source) => {
    const done = new Set(
      before
        .filter(({ languages }) => languages.from.includes(source))
        .flatMap(({ languages }) => languages.to),
    )
    return to.some((target) => target !== source && !done.has(target))
  })
}
