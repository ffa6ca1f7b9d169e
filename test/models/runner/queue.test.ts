import { expect, test } from 'vitest'
import { likeLengths } from '../../../models/runner/like-lengths.ts'
import { createQueue } from '../../../models/runner/queue.ts'

let sequence = 0
const job = (length: number, batchKey = 'a', priority: 'interactive' | 'background' = 'interactive') => ({
  sequence: sequence++,
  length,
  batchKey,
  priority,
})
const limits = () => ({ items: 4, tokens: 100 })
const lengths = (picked: { jobs: { length: number }[] } | undefined) =>
  picked?.jobs.map(({ length }) => length)

test('takes the first in line and those nearest to it in length', () => {
  const queue = createQueue(100)
  for (const length of [20, 3, 22, 90, 21, 19, 5, 23]) queue.add(job(length))
  const picked = queue.peek('interactive', limits)
  expect(lengths(picked)).toEqual([19, 20, 21, 22])
  expect(picked!.full).toBe(true)
  for (const taken of picked!.jobs) queue.remove(taken)
  expect(lengths(queue.peek('interactive', limits))).toEqual([3, 5])
})

test('a batch has one key, and keys take turns by age', () => {
  const queue = createQueue(100)
  for (const key of ['a', 'b', 'a', 'b']) queue.add(job(10, key))
  expect(queue.peek('interactive', limits)!.jobs.map(({ batchKey }) => batchKey)).toEqual(['a', 'a'])
})

test('each priority has its own bounded line', () => {
  const queue = createQueue(2)
  expect([1, 2, 3].map((length) => queue.add(job(length)))).toEqual([true, true, false])
  expect(queue.add(job(1, 'a', 'background'))).toBe(true)
  expect([queue.size('interactive'), queue.size('background'), queue.all().length]).toEqual([2, 1, 3])
})

test('what is put back goes first, by itself, even into a full line', () => {
  const queue = createQueue(1)
  queue.add(job(5))
  const again = job(6)
  queue.putBack(again)
  expect(queue.peek('interactive', limits)).toEqual({ jobs: [again], full: false })
  expect([queue.remove(again), queue.remove(again)]).toEqual([true, false])
})

test('keeps within the padded tokens, but never refuses a single long one', () => {
  const sorted = [30, 40, 45].map((length) => ({ length }))
  expect(lengths(likeLengths(sorted, 1, limits()))).toEqual([40, 45])
  expect(lengths(likeLengths([{ length: 500 }], 0, limits()))).toEqual([500])
})

test('does not pad much: a short one does not travel with a long one', () => {
  const sorted = [4, 60].map((length) => ({ length }))
  const picked = likeLengths(sorted, 0, { items: 8, tokens: 1000 })
  expect([lengths(picked), picked.full]).toEqual([[4], false])
})

test('a thousand of any lengths: all leave, oldest first, and padding stays small', () => {
  const queue = createQueue<ReturnType<typeof job>>(2000)
  const random = (n: number) => (n * 7919) % 211
  for (let n = 0; n < 1000; n++) queue.add(job(3 + random(n)))
  let [sum, padded] = [0, 0]
  while (queue.size('interactive') > 0) {
    const oldest = Math.min(...queue.all().map((waiting) => waiting.sequence))
    const { jobs } = queue.peek('interactive', () => ({ items: 32, tokens: 1024 }))!
    expect(jobs.some((taken) => taken.sequence === oldest)).toBe(true)
    for (const taken of jobs) queue.remove(taken)
    sum += jobs.reduce((total, { length }) => total + length, 0)
    padded += jobs.length * Math.max(...jobs.map(({ length }) => length))
  }
  expect(padded / sum).toBeLessThan(1.1)
})
