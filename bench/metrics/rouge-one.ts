/** Tokens as Google's rouge_score makes them without stemming: lower case, runs of a-z and 0-9. */
export function rougeTokens(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
}

/** ROUGE-1 F1 of a summary against a reference, from 0 to 1. */
export function rougeOne(summary: readonly string[], reference: readonly string[]): number {
  const wanted = counts(reference)
  let matching = 0
  for (const [token, count] of counts(summary)) matching += Math.min(count, wanted.get(token) ?? 0)
  return matching === 0 ? 0 : (2 * matching) / (summary.length + reference.length)
}

function counts(tokens: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>()
  for (const token of tokens) counted.set(token, (counted.get(token) ?? 0) + 1)
  return counted
}
