import { HTTPError } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPace, type Pace } from '../../../adapters/discord/pace.ts'
import { PACING } from '../../../adapters/discord/rate-limits.ts'
import { recordedLog } from '../../fakes/recorded-log.ts'

const fault = (status: number) => new HTTPError(status, '', 'POST', '', { files: undefined, body: undefined })
const reset = () =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) })

let pace: Pace
let started: number
let log: ReturnType<typeof recordedLog>
/** What was sent, and the milliseconds since the start. */
let sent: [what: string, at: number][]
const send = (what: string) => failing(what, [])
const failing = (what: string, failures: Error[]) => async () => {
  sent.push([what, Date.now() - started])
  const failure = failures.shift()
  if (failure) throw failure
  return what
}
/** Sends for so long. */
const slow = (what: string, milliseconds: number) => async () => {
  sent.push([what, Date.now() - started])
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
}
const at = (what: string) =>
  sent.filter(([one]) => one === what).map(([, when]) => Math.round(when / 50) * 50)
const order = () => sent.map(([what]) => what)
const background = (channel: string) => ({ channel, priority: 'background' }) as const

beforeEach(() => {
  vi.useFakeTimers()
  started = Date.now()
  sent = []
  log = recordedLog()
  pace = createPace({ log: log.log })
})
afterEach(() => vi.useRealTimers())

describe('writes that somebody waits for', () => {
  it('go at once, one at a time in each channel and in order', async () => {
    for (const what of ['a1', 'a2', 'a3']) void pace.write({ channel: 'A' }, slow(what, 100))
    void pace.write({ channel: 'B' }, slow('b1', 100))
    await vi.advanceTimersByTimeAsync(1000)
    expect(['a1', 'a2', 'a3', 'b1'].map(at)).toEqual([[0], [100], [200], [0]])
  })

  it('overtake the others in their channel, and wait for none in other channels', async () => {
    for (const channel of ['A', 'B', 'C', 'D'])
      for (const what of [1, 2, 3]) void pace.write(background(channel), slow(`${channel}${what}`, 500))
    await vi.advanceTimersByTimeAsync(50)
    void pace.write({ channel: 'A' }, send('to A'))
    void pace.write({ channel: 'D' }, send('to D'))
    await vi.advanceTimersByTimeAsync(20_000)
    // What is on its way to A is not broken off; nothing was on its way to D.
    expect([at('to A'), at('to D')]).toEqual([[500], [50]])
    expect(sent).toHaveLength(14)
  })
})

describe('writes that nobody waits for', () => {
  it('leave room in each channel', async () => {
    for (const what of ['a1', 'a2', 'a3']) void pace.write(background('A'), send(what))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(['a1', 'a2', 'a3'].map(at)).toEqual([[0], [2000], [4000]])
  })

  it('leave room over all channels', async () => {
    for (let index = 0; index < 50; index++) void pace.write(background(`C${index}`), send('hello'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent.length).toBeLessThanOrEqual(1 + 1000 / PACING.backgroundMilliseconds)
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent).toHaveLength(50)
  })

  it('keep their order, also while one of them fails', async () => {
    void pace.write(background('A'), failing('a1', [fault(500), fault(500), reset(), fault(500)]))
    for (const what of ['a2', 'a3']) void pace.write(background('A'), send(what))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(order()).toEqual(['a1', 'a1', 'a1', 'a1', 'a1', 'a2', 'a3'])
  })
})

describe('faults', () => {
  it('are tried again, four times with longer waits, before the call rejects with the last', async () => {
    const twice = pace.write({ channel: 'A' }, failing('twice', [fault(500), reset()]))
    const failures = [reset(), fault(500), fault(503), reset(), fault(502)]
    const never = expect(pace.read(failing('never', [...failures]))).rejects.toBe(failures[4])
    await vi.advanceTimersByTimeAsync(20_000)
    await expect(twice).resolves.toBe('twice')
    await never
    expect(at('twice')).toEqual([0, 500, 2000])
    expect(at('never')).toEqual([0, 500, 2000, 6000, 16_000])
    expect(log.said('warn', /made again/)).toBe(6)
  })

  it('that no waiting cures reject at once, and the next goes on', async () => {
    const refusal = new Error('x')
    const refused = expect(pace.write({ channel: 'A' }, failing('refused', [refusal]))).rejects.toBe(refusal)
    void pace.write({ channel: 'A' }, send('next'))
    await vi.advanceTimersByTimeAsync(10_000)
    await refused
    expect(order()).toEqual(['refused', 'next'])
  })
})

describe('stop', () => {
  it('waits for all that has begun, and takes nothing new', async () => {
    for (const what of ['a1', 'a2']) void pace.write(background('A'), failing(what, [fault(500)]))
    let stopped = false
    const stop = pace.stop().then(() => {
      stopped = true
    })
    await expect(pace.write({ channel: 'A' }, send('late'))).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect(pace.read(send('late'))).rejects.toMatchObject({ code: 'CANCELLED' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(stopped).toBe(false)
    await vi.advanceTimersByTimeAsync(10_000)
    await stop
    expect(order()).toEqual(['a1', 'a1', 'a2', 'a2'])
  })
})
