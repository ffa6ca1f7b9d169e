import { Counter, Gauge, type Registry } from 'prom-client'
import type { RunnerState } from '../status.ts'

/** What the metrics tell of the runner. */
export interface MeasuredState extends RunnerState {
  /** `models` are `name@revision:precision`. */
  hosts: (RunnerState['hosts'][number] & { models: string[]; restarts: number })[]
  batches: { count: number; items: number; largest: number }
  cache: { entries: number; hits: number; shared: number }
}

type Value = { labels?: Record<string, string | number>; value: number }

interface Row {
  kind: typeof Counter | typeof Gauge
  name: string
  help: string
  labelNames?: string[]
  read(state: MeasuredState): Value[]
}

const one = (value: number): Value[] => [{ value }]
const PRIORITIES = ['interactive', 'background'] as const
const HOST_STATES = ['asleep', 'starting', 'ready', 'resting']

const QUEUE: Row[] = [
  {
    kind: Gauge,
    name: 'parley_queue_depth',
    help: 'Inputs that wait for a model process, by priority.',
    labelNames: ['priority'],
    read: ({ queue }) => PRIORITIES.map((priority) => ({ labels: { priority }, value: queue[priority] })),
  },
  {
    kind: Gauge,
    name: 'parley_running_inputs',
    help: 'Inputs that model processes are working on.',
    read: ({ queue }) => one(queue.running),
  },
  {
    kind: Counter,
    name: 'parley_batches_total',
    help: 'Batches given to model processes.',
    read: ({ batches }) => one(batches.count),
  },
  {
    kind: Counter,
    name: 'parley_batch_inputs_total',
    help: 'Inputs in those batches; divided by their number: the mean size of a batch.',
    read: ({ batches }) => one(batches.items),
  },
  {
    kind: Gauge,
    name: 'parley_largest_batch_inputs',
    help: 'Inputs in the largest batch since the start.',
    read: ({ batches }) => one(batches.largest),
  },
]

const MEMORY: Row[] = [
  {
    kind: Counter,
    name: 'parley_cache_hits_total',
    help: 'Inputs whose output was remembered.',
    read: ({ cache }) => one(cache.hits),
  },
  {
    kind: Gauge,
    name: 'parley_cache_entries',
    help: 'Outputs that are remembered.',
    read: ({ cache }) => one(cache.entries),
  },
  {
    kind: Counter,
    name: 'parley_shared_runs_total',
    help: 'Inputs that waited for the output of the same input, which was on its way already.',
    read: ({ cache }) => one(cache.shared),
  },
]

const HOSTS: Row[] = [
  {
    kind: Gauge,
    name: 'parley_hosts',
    help: 'Model processes by state; resting: it could not start and is tried again later.',
    labelNames: ['state'],
    read: ({ hosts }) =>
      HOST_STATES.map((state) => ({
        labels: { state },
        value: hosts.filter((host) => host.state === state).length,
      })),
  },
  {
    kind: Gauge,
    name: 'parley_busy_hosts',
    help: 'Model processes that are working on a batch.',
    read: ({ hosts }) => one(hosts.filter(({ busy }) => busy).length),
  },
  {
    kind: Counter,
    name: 'parley_host_restarts_total',
    help: 'Model processes that ended and were replaced, by their place.',
    labelNames: ['host'],
    read: ({ hosts }) => hosts.map(({ restarts }, host) => ({ labels: { host }, value: restarts })),
  },
  {
    kind: Gauge,
    name: 'parley_host_memory_bytes',
    help: 'Memory of each model process at its last sign of life, by its place.',
    labelNames: ['host'],
    read: ({ hosts }) =>
      hosts.map(({ memoryMegabytes }, host) => ({
        labels: { host },
        value: memoryMegabytes * 1024 * 1024,
      })),
  },
]

/** Reads the runner's own figures whenever the metrics are asked for. */
export function readRunner(registry: Registry, state: () => MeasuredState): void {
  for (const { kind: Kind, read, ...row } of [...QUEUE, ...MEMORY, ...HOSTS]) {
    new Kind({
      ...{ ...row, registers: [registry] },
      collect() {
        this.reset()
        for (const { labels = {}, value } of read(state())) this.inc(labels, value)
      },
    })
  }
}
