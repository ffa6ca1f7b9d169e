import { describe, expect, it } from 'vitest'
import type { Account } from '../../src/contract/audit.ts'
import { codedError } from '../../src/contract/errors.ts'
import type { Delivery } from '../../src/contract/webhooks.ts'
import { createMeter, type ModelRun } from '../../src/metrics/meter.ts'
import { createFakeRunner, fakeSentiment } from '../fakes/runner.ts'

const account: Account = {
  time: 0,
  origin: { platform: 'http' },
  task: 'sentiment',
  priority: 'interactive',
  models: [],
  messages: 1,
  charactersIn: 5,
  charactersOut: 7,
  milliseconds: 20,
}
const context = { priority: 'interactive' } as const

function setup(answer: () => unknown) {
  const meter = createMeter()
  const { runner, calls } = createFakeRunner({ 'text-classification': answer })
  const runs: ModelRun[] = []
  const accounts: Account[] = []
  const deliveries: Delivery[] = []
  const count = () =>
    meter.count({
      requested: (one) => void accounts.push(one),
      ran: (run) => void runs.push(run),
      delivered: (delivery) => void deliveries.push(delivery),
    })
  const watched = meter.watch({ ...runner, extra: () => 'kept' })
  return { meter, runner: watched, calls, runs, accounts, deliveries, count }
}

describe('the meter', () => {
  it('gives what the runner gives, and tells of it', async () => {
    const { runner, calls, runs, count } = setup(() => ({ scores: { good: 1 } }))
    count()
    expect(await runner.run(fakeSentiment, { text: 'fine' }, context)).toEqual({ scores: { good: 1 } })
    expect(calls).toEqual([{ model: 'fake-sentiment', input: { text: 'fine' }, context }])
    expect(runs).toEqual([{ model: fakeSentiment, seconds: expect.any(Number) }])
    expect(runner.extra()).toBe('kept')
  })

  it('passes errors on, with their code', async () => {
    const error = codedError('EXPIRED')
    const { runner, runs, count } = setup(() => {
      throw error
    })
    count()
    await expect(runner.run(fakeSentiment, { text: 'late' }, context)).rejects.toBe(error)
    expect(runs).toEqual([{ model: fakeSentiment, seconds: expect.any(Number), code: 'EXPIRED' }])
  })

  it('tells of requests, from when somebody counts', async () => {
    const { meter, accounts, count } = setup(() => ({}))
    await meter.record(account)
    count()
    await meter.record(account)
    expect(accounts).toEqual([account])
  })

  it('tells of what became of events for webhooks', () => {
    const { meter, deliveries, count } = setup(() => ({}))
    meter.delivered('taken')
    count()
    meter.delivered('failed')
    expect(deliveries).toEqual(['failed'])
  })
})
