import { describe, expect, it } from 'vitest'
import { growthOf } from '../../../bench/load/growth.ts'

/** Fills by a half, and is emptied, again and again. */
const sawtooth = (index: number) => 200 + (index % 37) * (100 / 37)
const samples = (value: (index: number) => number) => Array.from({ length: 200 }, (_, index) => value(index))

describe('growth', () => {
  it('is none where garbage comes and goes', () => {
    expect(Math.abs(growthOf(samples(sawtooth)).percent)).toBeLessThan(5)
  })

  it('does not count the warm-up', () => {
    expect(growthOf(samples((index) => (index < 40 ? 2 * index : 100))).percent).toBe(0)
  })

  it('shows a leak beneath the garbage', () => {
    const { early, late, percent } = growthOf(samples((index) => sawtooth(index) + index / 2))
    expect(late - early).toBeGreaterThan(30)
    expect(percent).toBeGreaterThan(10)
  })
})
