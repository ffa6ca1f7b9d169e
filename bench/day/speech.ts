import { SENTENCES, SPOKEN, type Spoken } from './sentences.ts'

/** A sentence with a number that is nowhere else. */
export interface Sentence {
  text: string
  number: string
  language: Spoken
}

/** How a platform writes what it means when somebody is named. */
export interface Names {
  /** The token of one person. */
  who: string
  /** The token of everybody. */
  all: string
}

/** Chance of a day, the same for the same seed. */
export interface Draw {
  /** The next number in [0, 1). */
  random(): number
  /** A number that nobody else has. */
  number(): string
}

/** The language of a BCP 47 locale, of those that people speak here. */
export const spokenIn = (locale: string) => locale.slice(0, 2) as Spoken

/** The sentence without its placeholders. */
export const fill = (sentence: string, number: string, { who, all }: Names) =>
  sentence.replace('{n}', number).replace('{who}', who).replace('{all}', all)

/** What somebody may say. @param own the language that they read. */
export function createSpeech({ random, number: next }: Draw, names: Names, own: Spoken) {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!
  function sentence(language: Spoken = pick(SPOKEN)): Sentence {
    const number = next()
    return { text: fill(pick(SENTENCES[language]), number, names), number, language }
  }
  return {
    sentence,
    /** A sentence that is not in the person's own language. */
    foreign: () => sentence(pick(SPOKEN.filter((code) => code !== own))),
    /** A language to translate it to. */
    target: ({ language }: Sentence) => pick(SPOKEN.filter((code) => code !== language)),
  }
}

/** What stood in a channel before the day: the languages in turn. */
export const pastSentences = (count: number, names: Names) =>
  Array.from({ length: count }, (_, turn) => {
    const sentences = SENTENCES[SPOKEN[turn % SPOKEN.length]!]
    return fill(sentences[turn % sentences.length]!, String(100 + turn), names)
  })
