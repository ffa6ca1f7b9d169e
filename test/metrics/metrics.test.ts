import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inService } from '../../models/in-service.ts'
import { folderOf } from '../../models/installed/folder-of.ts'
import { createLocalRunner } from '../../models/runner/local.ts'
import { createBot } from '../../src/bot.ts'
import type { OptionValues, TaskInput } from '../../src/contract/request.ts'
import { createMeter } from '../../src/metrics/meter.ts'
import { createMetrics } from '../../src/metrics/metrics.ts'
import { tasks } from '../../src/tasks/index.ts'
import { botParts } from '../fakes/bot-parts.ts'
import { silentLog } from '../fakes/runner.ts'
import { promtool } from '../promtool.ts'
import { readSamples, type Sample } from './read-samples.ts'

/** The real bot, counted: what people ask, and what /metrics tells of it. */
const models = inService('starter', '')
const meter = createMeter()
const runner = meter.watch(
  createLocalRunner({ hosts: 2, device: 'cpu', folderOf: (model) => folderOf(model, ''), log: silentLog }),
)
const handle = createBot({ ...botParts, tasks, models: () => models, runner, record: meter.record })
const metrics = createMetrics({
  version: '1.2.3',
  tasks: tasks.map(({ name }) => name),
  models: () => models,
  runner,
  webhooks: { waiting: () => waitingEvents(), dead: async () => 2 },
})
let waitingEvents = async () => 3
let text = ''
let samples: Sample[] = []

const ask = (platform: string, task: string, input: TaskInput, options: OptionValues = {}) =>
  handle({ kind: 'task', task, input, options, origin: { platform }, priority: 'interactive' })
const total = (name: string, labels: Record<string, string> = {}) => {
  const found = samples.filter(
    (sample) =>
      sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  )
  return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0)
}

beforeAll(async () => {
  meter.count(metrics)
  await ask('slack', 'sentiment', { text: 'A quixotic zeppelin, how lovely!' })
  await ask('slack', 'sentiment', { text: 'A quixotic zeppelin, how lovely!' })
  await ask('discord', 'sentiment', { text: '   ' })
  await ask('http', 'zanzibar', { text: 'flibbertigibbet' })
  await ask('http', 'translate', { text: 'Hello world' }, { to: 'fr', from: 'en' })
  const exposition = await metrics.expose()
  expect(exposition.contentType).toBe('text/plain; version=0.0.4; charset=utf-8')
  text = exposition.text
  samples = readSamples(text)
})
afterAll(() => runner.stop())

describe('the metrics', () => {
  it('count requests by door, task and outcome', () => {
    const requests = (door: string, task: string, code: string) =>
      total('parley_requests_total', { door, task, code })
    expect(requests('slack', 'sentiment', 'OK')).toBe(2)
    expect(requests('discord', 'sentiment', 'EMPTY_INPUT')).toBe(1)
    expect(requests('http', 'translate', 'OK')).toBe(1)
  })

  it('time what was answered, and only that', () => {
    const count = (door: string) => total('parley_request_duration_seconds_count', { door })
    expect(count('slack')).toBe(2)
    expect(count('discord')).toBeUndefined()
    expect(total('parley_request_duration_seconds_sum', { door: 'http' })).toBeGreaterThan(0)
  })

  it('tell what the models did, the runner and the processes', () => {
    const model = 'parley-sentiment-en'
    expect(total('parley_model_runs_total', { model, code: 'OK' })).toBe(2)
    expect(total('parley_model_run_duration_seconds_count', { model })).toBe(2)
    expect(total('parley_cache_hits_total')).toBe(1)
    expect(total('parley_batches_total')).toBe(runner.status().batches.count)
    expect(total('parley_batch_inputs_total')).toBe(runner.status().batches.items)
    expect(total('parley_queue_depth', { priority: 'interactive' })).toBe(0)
    expect(total('parley_hosts')).toBe(2)
    expect(total('parley_hosts', { state: 'ready' })).toBeGreaterThan(0)
    expect(total('parley_host_memory_bytes', { host: '0' })).toBeGreaterThan(50e6)
    expect(total('parley_host_restarts_total')).toBe(0)
    expect(total('parley_model_loaded_hosts', { model })).toBeGreaterThan(0)
    expect(total('parley_build_info', { version: '1.2.3' })).toBe(1)
    expect(total('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)
    expect(total('process_resident_memory_bytes')).toBeGreaterThan(0)
  })

  it('hold nothing that people typed', () => {
    expect(total('parley_requests_total', { task: 'unknown', code: 'UNKNOWN_TASK' })).toBe(1)
    for (const word of ['quixotic', 'zanzibar', 'flibbertigibbet', 'Hello']) expect(text).not.toContain(word)
  })

  it('tell what becomes of events for webhooks, from nought on', async () => {
    const deliveries = (outcome: string) => total('parley_webhook_deliveries_total', { outcome })
    expect(['taken', 'failed', 'given_up', 'dropped'].map(deliveries)).toEqual([0, 0, 0, 0])
    for (const delivery of ['failed', 'failed', 'taken'] as const) meter.delivered(delivery)
    samples = readSamples((await metrics.expose()).text)
    expect(['taken', 'failed', 'given_up', 'dropped'].map(deliveries)).toEqual([1, 2, 0, 0])
    expect(total('parley_webhook_waiting_events')).toBe(3)
    expect(total('parley_webhook_dead_events')).toBe(2)
  })

  it('are there without the events that wait when these cannot be read', async () => {
    waitingEvents = async () => {
      throw new Error('the disk is gone')
    }
    samples = readSamples((await metrics.expose()).text)
    expect(total('parley_webhook_waiting_events')).toBeUndefined()
    expect(total('parley_webhook_dead_events')).toBe(2)
    expect(total('parley_requests_total', { door: 'slack' })).toBeGreaterThan(0)
  })

  it('count on when read again, from the runner too', async () => {
    await ask('slack', 'sentiment', { text: 'A quixotic zeppelin, how lovely!' })
    samples = readSamples((await metrics.expose()).text)
    expect(total('parley_requests_total', { door: 'slack' })).toBe(3)
    expect(total('parley_cache_hits_total')).toBe(2)
  })

  it('follow the conventions: units, help texts, counters in _total', () => {
    for (const [, name, type] of text.matchAll(/^# TYPE (parley_\w+) (\w+)$/gm)) {
      expect(name!.endsWith('_total')).toBe(type === 'counter')
      if (type === 'histogram') expect(name).toMatch(/_seconds$/)
      expect(text).toMatch(new RegExp(`^# HELP ${name} .{10,}$`, 'm'))
    }
  })

  it.skipIf(!promtool.there)('are read by Prometheus’s own parser without a complaint', () => {
    expect(promtool.run(['check', 'metrics'], text)).toEqual({ status: 0, said: '' })
  })
})
