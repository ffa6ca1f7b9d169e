const CHARACTER_ORDER = 6
const BETA_SQUARED = 4

interface Counts {
  hypothesis: number
  reference: number
  matching: number
}

/**
 * Corpus chrF2 from 0 to 100, as sacrebleu computes it by default: character n-grams up to 6, no word n-grams, beta 2,
 * white space removed, orders without n-grams left out of the mean.
 */
export function corpusChrf(hypotheses: readonly string[], references: readonly string[]): number {
  const totals: Counts[] = Array.from({ length: CHARACTER_ORDER }, () => ({
    hypothesis: 0,
    reference: 0,
    matching: 0,
  }))
  for (const [index, hypothesis] of hypotheses.entries()) {
    addPair(totals, characters(hypothesis), characters(references[index]!))
  }
  return score(totals)
}

const characters = (text: string) => [...text.replace(/\s+/gu, '')]

function addPair(totals: Counts[], hypothesis: string[], reference: string[]) {
  for (const [index, total] of totals.entries()) {
    const order = index + 1
    const wanted = ngrams(reference, order)
    const references = Math.max(0, reference.length - index)
    total.reference += references
    // sacrebleu does not count a hypothesis against a reference too short to have such n-grams.
    if (references === 0) continue
    total.hypothesis += Math.max(0, hypothesis.length - index)
    for (const [ngram, count] of ngrams(hypothesis, order)) {
      total.matching += Math.min(count, wanted.get(ngram) ?? 0)
    }
  }
}

function ngrams(text: string[], order: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (let start = 0; start + order <= text.length; start++) {
    const ngram = text.slice(start, start + order).join('')
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1)
  }
  return counts
}

function score(totals: readonly Counts[]): number {
  const used = totals.filter((total) => total.hypothesis > 0 && total.reference > 0)
  const mean = (part: (total: Counts) => number) =>
    used.reduce((sum, total) => sum + part(total), 0) / used.length
  const precision = mean((total) => total.matching / total.hypothesis)
  const recall = mean((total) => total.matching / total.reference)
  if (used.length === 0 || precision + recall === 0) return 0
  return (100 * (1 + BETA_SQUARED) * precision * recall) / (BETA_SQUARED * precision + recall)
}
