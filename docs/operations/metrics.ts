import type { Model } from '../../src/contract/model.ts'
import { createMetrics } from '../../src/metrics/metrics.ts'
import type { MeasuredState } from '../../src/metrics/runner-metrics.ts'
import { code, table } from '../tables.ts'

const model: Model = {
  ...{ name: 'model', kind: 'text-classification', job: 'sentiment', set: 'starter', repository: 'model' },
  ...{ revision: '1', files: [], precision: 'q8', languages: { from: [], to: [] }, maximumTokens: 1 },
  ...{ licence: 'none', measured: [] },
}

const state: MeasuredState = {
  device: { asked: 'cpu', chosen: 'cpu', why: '' },
  hosts: [{ state: 'ready', busy: false, memoryMegabytes: 0, models: [], restarts: 0 }],
  queue: { interactive: 0, background: 0, running: 0 },
  batches: { count: 0, items: 0, largest: 0 },
  cache: { entries: 0, hits: 0, shared: 0 },
}

/** What /metrics tells after one request. */
async function exposition(): Promise<string> {
  const metrics = createMetrics({
    ...{ version: '0', tasks: [], models: () => [model], runner: { status: () => state } },
    webhooks: { waiting: async () => 0, dead: async () => 0 },
  })
  metrics.ran({ model, seconds: 0 })
  metrics.requested({
    ...{ time: 0, origin: { platform: 'http' }, task: '', priority: 'interactive', models: [], messages: 1 },
    ...{ charactersIn: 0, charactersOut: 0, milliseconds: 0 },
  })
  return (await metrics.expose()).text
}

const text = await exposition()

/** Every metric of Parley's own, from what /metrics tells: name, type, labels and meaning. */
export function metricsTable(): string {
  const rows = [...text.matchAll(/^# HELP (parley_\w+) (.*)\n# TYPE \w+ (\w+)\n(.*)/gm)]
  return table(
    ['metric', 'type', 'labels', 'what it is'],
    rows.map(([, name, help, type, sample]) => [`\`${name}\``, type!, code(labelsOf(sample!)), help!]),
  )
}

function labelsOf(sample: string): string[] {
  const names = [...sample.matchAll(/(\w+)="/g)].map(([, name]) => name!)
  return names.filter((name) => name !== 'le')
}
