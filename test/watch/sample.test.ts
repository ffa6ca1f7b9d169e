import { expect, it } from 'vitest'
import { inSample, shareThatFits } from '../../src/watch/sample.ts'

it('halves the share until it fits', () => {
  const shares = [0, 100, 101, 200, 201, 400, 1600].map((waiting) => shareThatFits(waiting, 100))
  expect(shares).toEqual([1, 1, 1 / 2, 1 / 2, 1 / 4, 1 / 4, 1 / 16])
})

it('takes about that share, always the same, and smaller ones from within larger ones', () => {
  const ids = Array.from({ length: 4000 }, (_, index) => `1762${index}.000100`)
  const [half, quarter] = [1 / 2, 1 / 4].map((share) => ids.filter((id) => inSample(id, share)))
  expect(half!.length).toBeGreaterThan(1850)
  expect(half!.length).toBeLessThan(2150)
  expect(quarter!.length).toBeGreaterThan(880)
  expect(quarter!.length).toBeLessThan(1120)
  expect(quarter!.every((id) => half!.includes(id))).toBe(true)
  expect(ids.every((id) => inSample(id, 1))).toBe(true)
})
