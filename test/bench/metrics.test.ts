import { describe, expect, it } from 'vitest'
import { accuracy, macroF1 } from '../../bench/metrics/labels.ts'
import { median, percentile } from '../../bench/metrics/order-statistics.ts'
import { rougeOne, rougeTokens } from '../../bench/metrics/rouge-one.ts'

/** Summary, reference and what rouge_score 0.1.2 gives without stemming. */
const ROUGE: [summary: string, reference: string, score: number][] = [
  [
    "The build is green again, thanks to Ada's fix (#42).",
    'Ada fixed the build; it is green again.',
    0.631578947368421,
  ],
  ['remote control, remote control, remote control', 'A remote control for the television.', 1 / 3],
  ['', 'Something.', 0],
  ['Café costs 3.50 today', 'cafe COSTS 3 today', 2 / 3],
  ['nothing shared', 'entirely different words', 0],
]

describe('ROUGE-1', () => {
  it.each(ROUGE)('of %j against %j is what rouge_score gives', (summary, reference, score) => {
    expect(rougeOne(rougeTokens(summary), rougeTokens(reference))).toBeCloseTo(score, 10)
  })
})

describe('labels', () => {
  const labelled = (expected: string, came: string) => {
    const answers = came.split(' ')
    return expected.split(' ').map((label, index) => ({ expected: label, came: answers[index] }))
  }
  const answers = labelled(
    'neg neu pos pos neu neg neg pos neu neu',
    'neg pos pos neu neu neg neu pos neu neg',
  )

  it('score as scikit-learn does', () => {
    expect(macroF1(answers)).toBeCloseTo(0.611111111111111, 10)
    expect(accuracy(answers)).toBeCloseTo(0.6, 10)
  })

  it('count an answer that did not come, or is of no expected label, as wrong', () => {
    expect(macroF1(labelled('a a b', 'a c b'))).toBeCloseTo(5 / 6, 10)
    expect(accuracy([{ expected: 'a', came: undefined }])).toBe(0)
  })
})

describe('order statistics', () => {
  it('take the nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(percentile(values, 0.95)).toBe(95)
    expect(percentile([7], 0.99)).toBe(7)
    expect(percentile([], 0.5)).toBeNaN()
  })

  it('find the middle', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 2, 3])).toBe(2.5)
  })
})
