import { plainWord, type Token } from './tokens.ts'

interface Group {
  words: ReadonlySet<string>
  optional: boolean
}

/** A phrase to look for: groups of words, of which one each must stand there in turn. */
export type Phrase = readonly Group[]

/** Word lists that phrases may name with `@`. */
export type Lists = Readonly<Record<string, string>>

/**
 * Reads a phrase: words by spaces, alternatives by `|`, what may be missing ends in `?`, `@tone` stands for a list.
 * For example `how does|do @this feel|sound`.
 */
export function phrase(source: string, lists: Lists = {}): Phrase {
  return source.split(' ').map((part) => {
    const optional = part.endsWith('?')
    const words = part.replace(/\?$/, '').split('|')
    const all = words.flatMap((word) => (word.startsWith('@') ? lists[word.slice(1)]!.split(' ') : word))
    return { words: new Set(all.map(plainWord)), optional }
  })
}

/** How many tokens from `at` a phrase takes; 0 when it does not stand there. A long word that stands for itself may be mistyped. */
export function phraseLength(wanted: Phrase, tokens: readonly Token[], at: number): number {
  const alone = wanted.filter((group) => !group.optional).length === 1
  let next = at
  for (const { words, optional } of wanted) {
    const typed = tokens[next]?.plain ?? ''
    if (words.has(typed) || (alone && !optional && mistyped(words, typed))) next++
    else if (!optional) return 0
  }
  return next - at
}

/** The most tokens that one of the phrases takes from `at`. */
export const longestPhrase = (wanted: readonly Phrase[], tokens: readonly Token[], at: number) =>
  Math.max(0, ...wanted.map((one) => phraseLength(one, tokens, at)))

/** A set of words, written with spaces between them. */
export const wordSet = (...lists: string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.split(' ')).map(plainWord))

function mistyped(words: ReadonlySet<string>, typed: string): boolean {
  return [...words].some((word) => word.length >= 6 && typos(word, typed) <= (word.length >= 9 ? 2 : 1))
}

/** Letters missing, added, wrong or swapped with their neighbour (optimal string alignment). */
function typos(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let [before, above] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + wrong)
      if (swapped) row[j] = Math.min(row[j]!, before[j - 2]! + 1)
    }
    ;[before, above] = [above, row]
  }
  return above[b.length]!
}
