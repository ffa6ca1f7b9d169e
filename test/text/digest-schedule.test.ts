import { expect, it } from 'vitest'
import { interfaceFor } from '../../src/contract/phrases/interface/index.ts'
import { digestSchedules, weekdaysOf } from '../../src/text/digest-schedule.ts'

const schedules = (set?: number[], locale = 'en') => digestSchedules(interfaceFor(locale), locale, set)

it('offers no day, every day, workdays and each day', () => {
  const { schedules: offered, chosen } = schedules()
  expect(offered.map(({ label }) => label).slice(0, 4)).toEqual([
    'never',
    'every day',
    'Monday to Friday',
    'Monday',
  ])
  expect(offered).toHaveLength(10)
  expect(chosen).toBe(offered[0])
})

it.each([[[]], [[7]], [[5, 4, 3, 2, 1]], [[1, 2, 3, 4, 5, 6, 7]]])('has %j among what it offers', (set) => {
  const { schedules: offered, chosen } = schedules(set)
  expect(offered).toHaveLength(10)
  expect(offered).toContain(chosen)
  expect(chosen.weekdays).toEqual(set.toSorted())
})

it('offers other days that are set, in words, as they were set', () => {
  const { schedules: offered, chosen } = schedules([6, 2, 4], 'fr')
  expect(offered).toHaveLength(11)
  expect(chosen).toEqual({ value: '6,2,4', label: 'mardi, jeudi et samedi', weekdays: [6, 2, 4] })
})

it('knows which days each value stands for, and that anything else is none', () => {
  for (const { value, weekdays } of schedules([1, 3]).schedules) expect(weekdaysOf(value)).toEqual(weekdays)
  for (const value of [undefined, '', 'toString', '0', '8', '1,', '1;2'])
    expect(weekdaysOf(value)).toEqual([])
})
