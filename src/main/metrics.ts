import packageFile from '../../package.json' with { type: 'json' }
import type { Metrics } from '../metrics/metrics.ts'
import { tasks } from '../tasks/index.ts'
import type { Parts } from './parts.ts'

/** What is asked of Parley besides tasks. */
const BESIDE_TASKS = ['mood', 'share', 'settings']

/** Counts from now on. Brings its library, so it is for the door that serves the metrics. */
export async function openMetrics({ models, runner, meter, webhooks }: Parts): Promise<Metrics> {
  const { createMetrics } = await import('../metrics/metrics.ts')
  const { version } = packageFile
  const names = [...tasks.map(({ name }) => name), ...BESIDE_TASKS]
  const metrics = createMetrics({ version, tasks: names, models, runner, webhooks: webhooks.figures })
  meter.count(metrics)
  return metrics
}
