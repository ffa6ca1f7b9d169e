import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LocalRunner } from '../../../models/runner/local.ts'
import { background, codeOf, fakeModel, fakeRunner, interactive, until } from './setting.ts'

const model = fakeModel()
const runners: LocalRunner[] = []

/** One host that is already running, so that the order of things is known. */
async function ready(options = {}): Promise<LocalRunner> {
  const runner = fakeRunner({ hosts: 1, ...options })
  runners.push(runner)
  await runner.warm([model])
  return runner
}

afterAll(() => Promise.all(runners.map((runner) => runner.stop())))

describe('one host', () => {
  let runner: LocalRunner
  beforeAll(async () => {
    runner = await ready({ queueLimit: 5 })
  })
  const ask = (text: string, context = interactive) => runner.run(model, { text }, context)

  test('what is asked in one go is one batch', async () => {
    const answers = await Promise.all(['a b', 'c d', 'e f'].map((text) => ask(text)))
    expect(answers.map(({ scores }) => scores.items)).toEqual([3, 3, 3])
  })

  test('a full queue answers OVERLOADED at once, each priority by itself', async () => {
    const running = ask('slow 300')
    await until(() => runner.status().queue.running === 1)
    const waiting = [1, 2, 3, 4, 5].map((n) => ask(`full ${n}`))
    expect(await codeOf(ask('one too many'))).toBe('OVERLOADED')
    expect(await codeOf(ask('background has room', background))).toBe('fulfilled')
    await Promise.all([running, ...waiting])
  })

  test('people go before background that came first', async () => {
    const running = ask('slow 200')
    await until(() => runner.status().queue.running === 1)
    const [first, second] = await Promise.all([ask('later', background), ask('sooner')])
    expect(second.scores.computed).toBeLessThan(first.scores.computed!)
    await running
  })

  test('cancelled work leaves the queue and is not computed; running work is dropped', async () => {
    const stopping = new AbortController()
    const before = (await ask('count 1')).scores.computed!
    const running = codeOf(ask('slow 201', { ...interactive, signal: stopping.signal }))
    await until(() => runner.status().queue.running === 1)
    const waiting = codeOf(ask('never', { ...interactive, signal: stopping.signal }))
    const mate = ask('mate')
    stopping.abort()
    expect([await running, await waiting]).toEqual(['CANCELLED', 'CANCELLED'])
    // Computed since: the running one and the mate, not the cancelled one.
    expect((await mate).scores.computed).toBe(before + 2)
  })

  test('expired work is dropped, not computed', async () => {
    const before = (await ask('count 2')).scores.computed!
    const running = ask('slow 202')
    await until(() => runner.status().queue.running === 1)
    expect(await codeOf(ask('too late', { ...interactive, deadline: Date.now() + 20 }))).toBe('EXPIRED')
    expect(await codeOf(ask('far too late', { ...interactive, deadline: Date.now() - 1 }))).toBe('EXPIRED')
    await running
    expect((await ask('count 3')).scores.computed).toBe(before + 2)
  })

  test('identical requests in flight are computed once, and one caller leaving does not hurt the other', async () => {
    const stopping = new AbortController()
    const running = ask('slow 203')
    await until(() => runner.status().queue.running === 1)
    const leaving = codeOf(ask('same', { ...interactive, signal: stopping.signal }))
    const staying = ask('same', background)
    await until(() => runner.status().cache.shared === 1)
    stopping.abort()
    expect(await leaving).toBe('CANCELLED')
    expect((await staying).scores.items).toBe(1)
    await running
  })

  test('a person who joins a background request takes it to the front', async () => {
    const running = ask('slow 204')
    await until(() => runner.status().queue.running === 1)
    const slow = ask('joined', background)
    const fast = ask('joined')
    await until(() => runner.status().queue.interactive === 1)
    expect((await slow).scores).toEqual((await fast).scores)
    await running
  })

  test('recent answers are remembered, and a caller cannot change them', async () => {
    const first = await ask('remember')
    first.scores.pid = 0
    const second = await ask('remember')
    expect(second.scores.computed).toBe(first.scores.computed)
    expect(second.scores.pid).not.toBe(0)
  })
})

test('cache and sharing can be switched off', async () => {
  const runner = await ready({ cacheSize: 0, shareInFlight: false })
  const ask = () => runner.run(model, { text: 'same' }, interactive)
  const together = await Promise.all([ask(), ask()])
  expect(together.map(({ scores }) => scores.items)).toEqual([2, 2])
  expect((await ask()).scores.computed).toBe(3)
})

test('a second host starts only when the first is not enough', async () => {
  const runner = fakeRunner({ hosts: 2, batchItems: 1 })
  runners.push(runner)
  await runner.run(model, { text: 'one' }, interactive)
  expect(runner.status().hosts.map(({ state }) => state)).toEqual(['ready', 'asleep'])
  await Promise.all(
    ['slow 300', 'slow 301', 'slow 302'].map((text) => runner.run(model, { text }, interactive)),
  )
  await until(() => runner.status().hosts[1]!.state === 'ready')
})
