import { beforeEach, describe, expect, it } from 'vitest'
import type { HeardMessage } from '../../../src/contract/observation.ts'
import type { Store } from '../../../src/contract/store.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { createPlatform, type Platform } from '../platform.ts'
import { DAY, general, HOUR, MINUTE, openMood } from './setting.ts'

const START = Date.UTC(2026, 10, 2, 8)
let clock = START
let platform: Platform
const now = () => clock

beforeEach(() => {
  clock = START
  platform = createPlatform()
})

function write(id: string, time: number): HeardMessage {
  const message = { id, author: 'U1', text: 'that is great', time, bot: false }
  platform.post(general, message)
  return message
}

function writeNext(id: string): HeardMessage {
  clock += MINUTE
  return write(id, clock)
}

async function seen({ hours }: ReturnType<typeof openMood>): Promise<number[]> {
  return (await hours.read(general, START - DAY, START + DAY)).map((hour) => hour.seen)
}

describe('a restart while the clock is behind', () => {
  it('counts nothing twice and misses nothing', async () => {
    const store = createMemoryStore(() => START)
    const before = openMood({ store, now })
    const leave = await before.watch.join(platform.voice)
    await before.channels.change(general, { mood: true })
    for (const hours of [1, 4]) {
      clock = START + hours * HOUR
      before.watch.observe({ channel: general, kind: 'message', message: write(`m${hours}`, clock) })
      clock += 11 * MINUTE
      await before.watch.tick()
    }
    await leave()
    write('missed', START + 4.5 * HOUR)

    clock = START + 2 * HOUR
    const after = openMood({ store, now })
    await after.watch.join(platform.voice)
    await after.watch.tick()
    expect(await seen(after)).toEqual([1, 1])
    clock = START + 5 * HOUR
    await after.watch.tick()
    expect(await seen(after)).toEqual([1, 2])
  })
})

describe('a clock that is ahead', () => {
  const AHEAD = 2 * HOUR
  const openAhead = async (store: Store) => {
    const parley = openMood({ store, now: () => clock + AHEAD })
    const leave = await parley.watch.join(platform.voice)
    return { ...parley, leave }
  }
  const hear = ({ watch }: ReturnType<typeof openMood>, message: HeardMessage, again?: true) =>
    watch.observe({ channel: general, kind: 'message', message, ...(again && { again }) })

  it('costs no message, neither while Parley runs nor after a restart', async () => {
    const store = createMemoryStore(() => START)
    await openMood({ store, now }).channels.change(general, { mood: true })
    const before = await openAhead(store)
    hear(before, writeNext('m1'))
    await before.watch.tick()
    expect(await seen(before)).toEqual([1])
    await before.leave()
    writeNext('missed')
    const after = await openAhead(store)
    hear(after, writeNext('m2'))
    await after.watch.tick()
    hear(after, writeNext('m3'))
    await after.watch.tick()
    expect(await seen(after)).toEqual([4])
  })

  it('does not let what was deleted meanwhile come back', async () => {
    const store = createMemoryStore(() => START)
    await openMood({ store, now }).channels.change(general, { mood: true })
    const deleted = writeNext('m1')
    platform.remove('m1')
    clock += MINUTE
    const after = await openAhead(store)
    hear(after, deleted, true)
    await after.watch.tick()
    expect(await seen(after)).toEqual([])
  })
})

describe('a platform that does not give what was missed', () => {
  it('is given up only when it fails again and again without a success between', async () => {
    const memory = createMemoryStore(() => START)
    let isBroken = false
    const put: Store['put'] = (...record) =>
      isBroken ? Promise.reject(new Error('the disk is full')) : memory.put(...record)
    const parley = openMood({ store: { ...memory, put }, now })
    await parley.channels.change(general, { mood: true })
    platform.trouble.reading = true
    await parley.watch.join(platform.voice)
    for (let tries = 0; tries < 7; tries++) await parley.watch.tick()
    platform.trouble.reading = false
    for (let tries = 0; tries < 2; tries++) await parley.watch.tick()

    parley.watch.observe({ channel: general, kind: 'message', message: write('m1', clock) })
    clock += 11 * MINUTE
    isBroken = true
    await parley.watch.tick()
    isBroken = false
    platform.trouble.reading = true
    for (let tries = 0; tries < 7; tries++) await parley.watch.tick()
    platform.trouble.reading = false
    // What is read in one tick is counted in the next.
    for (let tries = 0; tries < 2; tries++) await parley.watch.tick()
    expect(await seen(parley)).toEqual([1])
  })
})
