import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeDoors } from '../src/close-doors.ts'
import type { ChatAdapter } from '../src/contract/adapter.ts'
import { recordedLog } from './fakes/recorded-log.ts'

/** A door that closes when its work is done. */
function workingDoor(name: string) {
  let finish = () => {}
  const work = new Promise<void>((resolve) => {
    finish = resolve
  })
  const door: ChatAdapter = { name, closed: work, start: async () => {}, stop: () => work }
  return { opened: { door, opening: work }, finish: () => finish() }
}

/** What became of closing so far. */
function closingOf(doors: Parameters<typeof closeDoors>[0], cutShort: () => Promise<void>) {
  const { log, lines } = recordedLog()
  const state = { done: false, cut: 0, lines }
  const closing = {
    graceMilliseconds: 20_000,
    async cutShort() {
      state.cut++
      await cutShort()
    },
  }
  closeDoors(doors, closing, log).then(() => {
    state.done = true
  })
  return state
}

describe('closing', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('waits for what was begun, and cuts nothing short that ends in time', async () => {
    const [a, b] = [workingDoor('a'), workingDoor('b')]
    const state = closingOf([a.opened, b.opened], async () => {})
    a.finish()
    await vi.advanceTimersByTimeAsync(19_000)
    expect(state).toEqual({ done: false, cut: 0, lines: [] })
    b.finish()
    await vi.advanceTimersByTimeAsync(0)
    expect(state).toEqual({ done: true, cut: 0, lines: [] })
    await vi.advanceTimersByTimeAsync(100_000)
    expect(state.cut).toBe(0)
  })

  it('cancels what is not finished in time, and waits for the answers that say so', async () => {
    const [a, b] = [workingDoor('a'), workingDoor('b')]
    const state = closingOf([a.opened, b.opened], async () => void setTimeout(b.finish, 1000))
    a.finish()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(state).toMatchObject({ done: false, cut: 1 })
    expect(state.lines).toEqual([expect.objectContaining({ level: 'warn', fields: { doors: ['b'] } })])
    await vi.advanceTimersByTimeAsync(1000)
    expect(state).toMatchObject({ done: true, cut: 1 })
  })

  it('leaves a door that does not close even then', async () => {
    const state = closingOf([workingDoor('a').opened], async () => {})
    await vi.advanceTimersByTimeAsync(24_999)
    expect(state.done).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(state.done).toBe(true)
    expect(state.lines.at(-1)).toMatchObject({ level: 'error', fields: { doors: ['a'] } })
  })

  it('waits also for a door that was still opening', async () => {
    const { opened, finish } = workingDoor('a')
    const state = closingOf([{ ...opened, door: { ...opened.door, stop: async () => {} } }], async () => {})
    await vi.advanceTimersByTimeAsync(1000)
    expect(state.done).toBe(false)
    finish()
    await vi.advanceTimersByTimeAsync(0)
    expect(state.done).toBe(true)
  })
})
