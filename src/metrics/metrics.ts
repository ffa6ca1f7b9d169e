import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Model } from '../contract/model.ts'
import type { WebhookFigures } from '../contract/webhooks.ts'
import type { Counter } from './meter.ts'
import { countModelRuns } from './model-metrics.ts'
import { countRequests } from './request-metrics.ts'
import { type MeasuredState, readRunner } from './runner-metrics.ts'
import { countDeliveries } from './webhook-metrics.ts'

export interface MetricsParts {
  version: string
  /** Names of the tasks there are. */
  tasks: readonly string[]
  /** Models in service. */
  models(): readonly Model[]
  runner: { status(): MeasuredState }
  webhooks: WebhookFigures
}

/** What /metrics answers. */
export interface Exposition {
  contentType: string
  text: string
}

export interface Metrics extends Counter {
  /** All that was counted and the rest as it is now, as Prometheus reads it. */
  expose(): Promise<Exposition>
}

/** Counts what it is told and reads the rest when asked. Labels are names of Parley's own; nothing that people type. */
export function createMetrics({ version, tasks, models, runner, webhooks }: MetricsParts): Metrics {
  const registry = new Registry()
  const requested = countRequests(registry, tasks)
  const ran = countModelRuns(registry)
  const state = () => runner.status()
  readRunner(registry, state)
  addModels(registry, models, state)
  const delivered = countDeliveries(registry, webhooks)
  addBuild(registry, version)
  addProcess(registry)
  return {
    requested,
    ran,
    delivered,
    expose: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  }
}

function addModels(registry: Registry, models: () => readonly Model[], state: () => MeasuredState): void {
  new Gauge({
    name: 'parley_model_loaded_hosts',
    help: 'Model processes that have the model loaded, for each model that is in service or loaded.',
    labelNames: ['model', 'revision'],
    registers: [registry],
    collect() {
      this.reset()
      for (const { name, revision } of models()) this.set({ model: name, revision }, 0)
      for (const key of state().hosts.flatMap((host) => host.models)) {
        const [, model = key, revision = ''] = MODEL_KEY.exec(key) ?? []
        this.inc({ model, revision })
      }
    },
  })
}

/** As the runner names a model: name, revision and precision. */
const MODEL_KEY = /^(.+)@(.+):[^:]+$/

function addBuild(registry: Registry, version: string): void {
  new Gauge({
    name: 'parley_build_info',
    help: 'Always 1; the version is in its label.',
    labelNames: ['version'],
    registers: [registry],
  }).set({ version }, 1)
}

/** Gauges of the library that are named like counters; each has a twin by type of handle. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
]

function addProcess(registry: Registry): void {
  collectDefaultMetrics({ register: registry })
  for (const name of MISNAMED) registry.removeSingleMetric(name)
}
