import { describe, expect, it } from 'vitest'
import { judgeQuotas, judgeTrail } from '../../../bench/kills/judge.ts'

const one = (charactersIn: number, key = 'a') => ({ key, task: 'sentiment', charactersIn })
const [first, second, third] = [one(60), one(61), one(62)]

describe('what is held against the trail', () => {
  it('is in order when every answer has one row, and a request without an answer may have one', () => {
    const asked = { sent: [first, second, third], answered: [first] }
    expect(judgeTrail(asked, [first, second])).toEqual({ lost: 0, doubled: 0, foreign: 0 })
  })

  it('finds answers without a row', () => {
    const asked = { sent: [first, second], answered: [first, second] }
    expect(judgeTrail(asked, [second])).toEqual({ lost: 1, doubled: 0, foreign: 0 })
  })

  it('does not take the row of another key or task for it', () => {
    const asked = { sent: [first], answered: [first] }
    expect(judgeTrail(asked, [one(60, 'b')])).toEqual({ lost: 1, doubled: 0, foreign: 1 })
    expect(judgeTrail(asked, [{ ...first, task: 'translate' }])).toMatchObject({ lost: 1, foreign: 1 })
  })

  it('finds rows that are there twice', () => {
    expect(judgeTrail({ sent: [first], answered: [first] }, [first, first])).toMatchObject({ doubled: 1 })
  })
})

describe('what is held against the quotas', () => {
  const round = { sent: [first, second, third], rows: [first, second] }
  const wrong = (before: number, after: number) =>
    judgeQuotas(round, new Map([['a', before]]), new Map([['a', after]]))

  it('is in order between the rows and the requests', () => {
    expect([wrong(5, 7), wrong(5, 8)]).toEqual([[], []])
  })

  it('finds counts that ran backwards, fell short or ran ahead', () => {
    expect([wrong(5, 4), wrong(5, 6), wrong(5, 9)]).toEqual([['a'], ['a'], ['a']])
  })

  it('finds a key whose count is gone, or was never written', () => {
    expect(judgeQuotas({ sent: [], rows: [] }, new Map([['b', 1]]), new Map())).toEqual(['b'])
    expect(judgeQuotas(round, new Map(), new Map())).toEqual(['a'])
  })
})
