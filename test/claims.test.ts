import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createClaims } from '../src/claims.ts'
import type { Store } from '../src/contract/store.ts'
import { createMemoryStore } from '../src/store/memory.ts'

/** A start of Parley on `store` as a process of its own; `running` holds the numbers of those that run. */
function startClaims(store: Store, pid: number, running: Set<number>) {
  running.add(pid)
  const seenAs: Store = {
    ...store,
    // What this process writes carries its number, as it would if it really were another one.
    add: (collection, key, record, life) => store.add(collection, key, { ...record, pid }, life),
    put: (collection, key, record, life) => store.put(collection, key, { ...record, pid }, life),
  }
  return createClaims(seenAs, (number) => running.has(number))
}

function setup() {
  let time = 0
  const store = createMemoryStore(() => time)
  const running = new Set<number>()
  return {
    store,
    start: (pid: number) => startClaims(store, pid, running),
    end: (pid: number) => running.delete(pid),
    wait: (milliseconds: number) => {
      time += milliseconds
    },
  }
}

describe('claims', () => {
  it('are given once, whichever of its keys an arrival comes with', async () => {
    const claims = setup().start(1)
    const claim = await claims.take(['event/1', 'message/1'])
    expect(claim).toBeDefined()
    expect(await claims.take(['event/1', 'message/1'])).toBeUndefined()
    expect(await claims.take(['event/2', 'message/1'])).toBeUndefined()
    await claim?.done()
    expect(await claims.take(['event/1'])).toBeUndefined()
    expect(await claims.take(['event/3', 'message/2'])).toBeDefined()
  })

  it('are given to exactly one of several arrivals at once, in whatever order they name their keys', async () => {
    const shared = ['a', 'message/1', 'z']
    const orders = fc.array(fc.shuffledSubarray(shared, { minLength: 3 }), { minLength: 2, maxLength: 6 })
    const property = fc.asyncProperty(orders, async (arrivals) => {
      const { start } = setup()
      const processes = [start(1), start(2)]
      const results = await Promise.all(
        arrivals.map((keys, index) => processes[index % 2]!.take([...keys, `event/${index}`])),
      )
      expect(results.filter((claim) => claim !== undefined).length).toBe(1)
    })
    await fc.assert(property, { numRuns: 50 })
  })

  it('are kept across a restart when they were done', async () => {
    const { start, end } = setup()
    await (await start(1).take(['event/1', 'message/1']))?.done()
    end(1)
    expect(await start(2).take(['event/2', 'message/1'])).toBeUndefined()
  })

  it('are taken over, once, from a process that ended before it was done', async () => {
    const { start, end } = setup()
    await start(1).take(['event/1', 'message/1'])
    end(1)
    const [second, third] = [start(2), start(3)]
    const keys = ['event/1', 'message/1']
    const taken = await Promise.all([second.take(keys), third.take(keys), second.take(keys)])
    const claim = taken.find((one) => one !== undefined)
    expect(taken.filter((one) => one !== undefined).length).toBe(1)
    await claim?.done()
    for (const pid of [2, 3]) end(pid)
    expect(await start(4).take(keys)).toBeUndefined()
  })

  it('go from one process to the next as often as it takes', async () => {
    const { start, end } = setup()
    for (const pid of [1, 2, 3]) {
      expect(await start(pid).take(['message/1'])).toBeDefined()
      end(pid)
    }
  })

  it('are not taken from a process that still runs', async () => {
    const { start } = setup()
    await start(1).take(['message/1'])
    expect(await start(2).take(['message/1'])).toBeUndefined()
  })

  it('are taken over from an earlier process with the same number, as in a container', async () => {
    const { store } = setup()
    await createClaims(store).take(['message/1'])
    expect(await createClaims(store).take(['message/1'])).toBeDefined()
  })

  it('live ten minutes from when they were done', async () => {
    const { start, wait, store } = setup()
    const claims = start(1)
    const claim = await claims.take(['message/1'])
    wait(300_000)
    await claim?.done()
    wait(599_999)
    expect(await claims.take(['message/1'])).toBeUndefined()
    wait(1)
    expect(await store.list('claims', '')).toEqual([])
    expect(await claims.take(['message/1'])).toBeDefined()
  })
})
