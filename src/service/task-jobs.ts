import type { Job } from '../contract/model.ts'

/** The jobs that models do for each task. */
export const TASK_JOBS: Readonly<Record<string, readonly Job[]>> = {
  sentiment: ['sentiment'],
  translate: ['translation'],
  summarise: ['salience', 'summary'],
}
