import packageFile from '../../package.json' with { type: 'json' }
import type { Metrics } from '../metrics/metrics.ts'
import { tasks } from '../tasks/index.ts'
import type { Parts } from './parts.ts'

/** Counts from now on. Brings its library, so it is for the door that serves the metrics. */
export async function openMetrics({ models, runner, meter, webhooks }: Parts): Promise<Metrics> {
  const { createMetrics } = await import('../metrics/metrics.ts')
  const { version } = packageFile
  const metrics = createMetrics({
    ...{ version, tasks: tasks.map(({ name }) => name), models, runner },
    webhooks: webhooks.figures,
  })
  meter.count(metrics)
  return metrics
}
