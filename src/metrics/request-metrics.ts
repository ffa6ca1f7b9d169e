import { Counter, Histogram, type Registry } from 'prom-client'
import type { Account } from '../contract/audit.ts'

/** From a remembered answer to a long summary on a busy machine. */
const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** Counts requests. A task that is none of `tasks` is one that somebody typed: it is counted as `unknown`. */
export function countRequests(registry: Registry, tasks: readonly string[]): (account: Account) => void {
  const requests = new Counter({
    name: 'parley_requests_total',
    help: 'Requests by door, task, priority and how they ended: OK or the code of the error.',
    labelNames: ['door', 'task', 'priority', 'code'],
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'parley_request_duration_seconds',
    help: 'From the request to its answer, in seconds, of the requests that were answered.',
    labelNames: ['door', 'task', 'priority'],
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  })
  const characters = new Counter({
    name: 'parley_characters_total',
    help: 'Characters of texts that came in and of answers that went out.',
    labelNames: ['door', 'task', 'direction'],
    registers: [registry],
  })
  return ({ origin, task: asked, priority, milliseconds, charactersIn, charactersOut, code }) => {
    const task = tasks.includes(asked) ? asked : 'unknown'
    const door = origin.platform
    requests.inc({ door, task, priority, code: code ?? 'OK' })
    if (code === undefined) durations.observe({ door, task, priority }, milliseconds / 1000)
    characters.inc({ door, task, direction: 'in' }, charactersIn)
    characters.inc({ door, task, direction: 'out' }, charactersOut)
  }
}
