import { describe, expect, it } from 'vitest'
import type { ChatAdapter } from '../src/contract/adapter.ts'
import { codedError } from '../src/contract/errors.ts'
import { runDoors } from '../src/doors.ts'
import { fakeHouse } from './fakes/house.ts'
import { silentLog } from './fakes/runner.ts'

/** A door that writes down what happens to it; `fails` is what its start rejects with. */
function fakeDoor(name: string, happened: string[], fails?: Error) {
  let close = () => {}
  const closed = new Promise<void>((resolve) => {
    close = resolve
  })
  const door: ChatAdapter = {
    name,
    closed,
    async start() {
      if (fails) throw fails
      happened.push(`${name} opens`)
    },
    async stop() {
      happened.push(`${name} stops`)
      await new Promise(setImmediate)
      happened.push(`${name} stopped`)
      close()
    },
  }
  return { door, close }
}

function setup() {
  const happened: string[] = []
  const warned: unknown[] = []
  const stop = new AbortController()
  const log = { ...silentLog, warn: (fields: unknown) => void warned.push(fields) }
  const closing = {
    graceMilliseconds: 60_000,
    cutShort: () => Promise.reject(new Error('nothing to cut short')),
  }
  const parts = {
    ...{ house: fakeHouse({ log }), stopped: stop.signal, closing },
    ...{ warm: async () => {}, announce: () => {} },
  }
  return { happened, warned, stop, parts }
}

describe('the doors', () => {
  it('are none', async () => {
    expect(await runDoors([], setup().parts)).toBe(false)
  })

  it('open, and are waited for when they are told to stop', async () => {
    const { happened, stop, parts } = setup()
    const doors = ['a', 'b'].map((name) => fakeDoor(name, happened).door)
    const run = runDoors(doors, parts)
    await new Promise(setImmediate)
    expect(happened).toEqual(['a opens', 'b opens'])
    stop.abort()
    expect(await run).toBe(true)
    expect(happened.slice(2)).toEqual(['a stops', 'b stops', 'a stopped', 'b stopped'])
  })

  it('are told to stop when the signal comes while they open', async () => {
    const { happened, stop, parts } = setup()
    const { door } = fakeDoor('a', happened)
    const run = runDoors([{ ...door, start: async () => stop.abort() }], parts)
    expect(await run).toBe(true)
    expect(happened).toEqual(['a stops', 'a stopped'])
  })

  it('end when all have closed by themselves', async () => {
    const { happened, parts } = setup()
    const doors = ['a', 'b'].map((name) => fakeDoor(name, happened))
    const run = runDoors(
      doors.map(({ door }) => door),
      parts,
    )
    for (const { close } of doors) close()
    expect(await run).toBe(true)
  })

  it('close again when one of them does not open', async () => {
    const { happened, parts } = setup()
    const broken = fakeDoor('b', happened, codedError('CONFIGURATION', 'the token was revoked')).door
    await expect(runDoors([fakeDoor('a', happened).door, broken], parts)).rejects.toThrow('revoked')
    expect(happened).toEqual(['a opens', 'a stops', 'b stops', 'a stopped', 'b stopped'])
  })

  it('leave a trace in the log of a failure that has no words for people', async () => {
    const { happened, parts } = setup()
    const failed: unknown[] = []
    const log = { ...silentLog, error: (...line: unknown[]) => void failed.push(line) }
    const broken = fakeDoor('b', happened, new TypeError('the secret is hunter2')).door
    await expect(runDoors([broken], { ...parts, house: fakeHouse({ log }) })).rejects.toThrow(TypeError)
    expect(JSON.stringify(failed)).toContain('doors.test.ts')
    expect(JSON.stringify(failed)).not.toContain('hunter2')
  })

  it.each([
    ['MODEL_MISSING', [{ code: 'MODEL_MISSING' }]],
    ['CANCELLED', []],
  ] as const)('open also when the models cannot be warmed: %s', async (code, lines) => {
    const { happened, warned, stop, parts } = setup()
    const warm = () => Promise.reject(codedError(code))
    const run = runDoors([fakeDoor('a', happened).door], { ...parts, warm })
    await new Promise(setImmediate)
    stop.abort()
    await run
    expect(happened[0]).toBe('a opens')
    expect(warned).toEqual(lines)
  })
})
