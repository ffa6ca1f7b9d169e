/** One answer: the label it should be and the label that came. */
export interface Labelled {
  expected: string
  came: string | undefined
}

/** The share of right labels, from 0 to 1. */
export function accuracy(answers: readonly Labelled[]): number {
  return answers.filter(({ expected, came }) => expected === came).length / answers.length
}

/** The plain mean of every expected label's F1, from 0 to 1. */
export function macroF1(answers: readonly Labelled[]): number {
  const labels = [...new Set(answers.map(({ expected }) => expected))]
  return labels.reduce((sum, label) => sum + labelF1(answers, label), 0) / labels.length
}

function labelF1(answers: readonly Labelled[], label: string): number {
  const right = answers.filter(({ expected, came }) => expected === label && came === label).length
  const expected = answers.filter((answer) => answer.expected === label).length
  const came = answers.filter((answer) => answer.came === label).length
  return (2 * right) / (expected + came)
}
