const SYLLABLES = [
  'bra',
  'quo',
  'zep',
  'lin',
  'dax',
  'fim',
  'gru',
  'hov',
  'jel',
  'kip',
  'mur',
  'nyx',
  'pol',
  'wub',
]

/** Texts of words that stand nowhere else, and all of them to search for. */
export function createMadeUpTexts() {
  const words: string[] = []
  const texts: string[] = []
  const word = () => {
    let number = words.length + SYLLABLES.length ** 3
    let made = ''
    for (; number > 0; number = Math.floor(number / SYLLABLES.length))
      made += SYLLABLES[number % SYLLABLES.length]
    words.push(made)
    return made
  }
  return {
    word,
    /** A text that was never said before. */
    text(
      form: (word: () => string) => string = (one) =>
        `The ${one()} of our ${one()} was a ${one()} surprise to Mr ${one()}.`,
    ) {
      const made = form(word)
      texts.push(made)
      return made
    },
    /** Which of the texts, their words and pieces of three words stand in what was written. */
    foundIn(written: string): string[] {
      const pieces = texts.flatMap((text) => {
        const parts = text.split(/\s+/)
        return parts.slice(2).map((_, at) => parts.slice(at, at + 3).join(' '))
      })
      const sought = [...new Set([...texts, ...words, ...pieces])].filter((one) => one.length > 6)
      const lower = written.toLowerCase()
      const isThere = (one: string) => lower.includes(one.toLowerCase())
      return sought.filter((one) => isThere(one) || isThere(JSON.stringify(one).slice(1, -1)))
    },
    count: () => ({ texts: texts.length, words: words.length }),
  }
}
