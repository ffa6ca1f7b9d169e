import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedWait } from '../../src/webhooks/asked-wait.ts'
import { LIMITS } from '../../src/webhooks/limits.ts'
import { nextTry } from '../../src/webhooks/next-try.ts'

const { firstWaitMilliseconds: first, longestWaitMilliseconds: longest, tryMilliseconds: day } = LIMITS

describe('the next try', () => {
  it('waits twice as long each time, up to two hours, less up to half by chance', () => {
    const waits = (random: number) =>
      [1, 2, 3, 4, 20, 5000].map((attempts) => nextTry({ created: 0, attempts }, 0, random))
    expect(waits(0)).toEqual([first, 2 * first, 4 * first, 8 * first, longest, longest])
    expect(waits(1)).toEqual(waits(0).map((wait) => wait! / 2))
  })

  it('is the last one exactly a day after the event', () => {
    expect(nextTry({ created: 0, attempts: 20 }, day - 1000, 0)).toBe(day)
    expect(nextTry({ created: 0, attempts: 21 }, day, 0)).toBeUndefined()
  })

  it('is never earlier than the receiver asked for, and none when that is after the day', () => {
    const waitMilliseconds = fc.integer({ min: 0, max: 2 * day })
    const now = fc.integer({ min: 0, max: 2 * day })
    const attempts = fc.integer({ min: 1, max: 100 })
    const random = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(waitMilliseconds, now, attempts, random, (wait, time, count, chance) => {
        const due = nextTry({ created: 0, attempts: count, waitMilliseconds: wait }, time, chance)
        if (due === undefined) return time >= day || time + wait > day
        return due >= time + wait && due > time && due <= day
      }),
    )
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2026-11-28T09:00:00Z')

  it.each([
    ['120', 120_000],
    [' 1 ', 1000],
    ['Sat, 28 Nov 2026 09:01:30 GMT', 90_000],
    ['0', undefined],
    ['Sat, 28 Nov 2026 08:00:00 GMT', undefined],
    ['soon', undefined],
    ['-5', undefined],
    [undefined, undefined],
    [['5', '6'], undefined],
  ])('%j asks for %s ms', (header, wait) => {
    expect(askedWait(header, now).waitMilliseconds).toBe(wait)
  })
})
