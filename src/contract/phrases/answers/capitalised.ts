/** A phrase with a capital at its start: French and Spanish write the names of languages small. */
export function capitalised(phrase: string): string {
  const [first = '', ...rest] = phrase
  return first.toLocaleUpperCase() + rest.join('')
}
