import { nearest, type SpokenLanguage } from '../nearest.ts'
import { de } from './de.ts'
import { type AnswerPhrases, en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

export type { AnswerPhrases } from './en.ts'

const ANSWERS: Readonly<Record<SpokenLanguage, AnswerPhrases>> = { en, fr, es, de }

/** The words of answers for a reader with this locale (BCP 47); English when Parley does not speak their language. */
export function answersFor(locale?: string): AnswerPhrases {
  return ANSWERS[nearest(locale)]
}
