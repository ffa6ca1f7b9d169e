import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCourier } from '../../src/webhooks/courier.ts'
import { recordedLog } from '../fakes/recorded-log.ts'

const waitingOf = (count: number, due: number) =>
  Array.from({ length: count }, (_, index) => ({
    key: `one/msg_${index}`,
    record: { hook: 'h', kind: 'alert' as const, created: 0, due, attempts: 1 },
  }))

describe('a courier', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** What it reads, and what it sends, in ten looks' time; nothing is due before `due`. */
  async function work(list: () => Promise<ReturnType<typeof waitingOf>>) {
    const { log, said } = recordedLog()
    const sent: string[] = []
    let reads = 0
    const courier = createCourier({
      queue: {
        list: () => {
          reads += 1
          return list()
        },
      },
      deliver: async (key) => void sent.push(key),
      log,
      now: () => 1000,
      lookMilliseconds: 100,
    })
    courier.start()
    await vi.advanceTimersByTimeAsync(999)
    await courier.stop()
    await vi.advanceTimersByTimeAsync(1000)
    return { reads, sent, said }
  }

  it('looks through a long queue more rarely, and sends only what is due', async () => {
    expect((await work(async () => waitingOf(999, 1001))).reads).toBe(10)
    const long = await work(async () => waitingOf(4000, 1001))
    expect([long.reads, long.sent]).toEqual([2, []])
    const due = await work(async () => waitingOf(3, 1000))
    expect(new Set(due.sent).size).toBe(3)
  })

  it('goes on after looks that failed, and says so once each time that they begin to', async () => {
    const looks = [false, false, true, false, false]
    const { sent, said } = await work(async () => {
      if (looks.shift() === false) throw new Error('hunter2')
      return waitingOf(1, 0)
    })
    expect(said('error', /the queue of webhooks cannot be read/)).toBe(2)
    expect(sent.length).toBeGreaterThan(0)
  })
})
