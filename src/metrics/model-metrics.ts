import { Counter, Histogram, type Registry } from 'prom-client'
import type { ModelRun } from './meter.ts'

const BUCKETS_SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Counts what the models run: sentences, mostly. */
export function countModelRuns(registry: Registry): (run: ModelRun) => void {
  const runs = new Counter({
    name: 'parley_model_runs_total',
    help: 'Inputs given to a model and how they ended: OK or the code of the error. TOO_MANY_TOKENS is asked again in pieces.',
    labelNames: ['model', 'revision', 'code'],
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'parley_model_run_duration_seconds',
    help: 'From an input to its output, in seconds: waiting, computing or remembering; only of those that succeeded.',
    labelNames: ['model', 'revision'],
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  })
  return ({ model: { name: model, revision }, seconds, code }) => {
    runs.inc({ model, revision, code: code ?? 'OK' })
    if (code === undefined) durations.observe({ model, revision }, seconds)
  }
}
