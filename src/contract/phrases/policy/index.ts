import { nearest, type SpokenLanguage } from '../nearest.ts'
import { de } from './de.ts'
import { en, type PolicyPhrases } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

const LANGUAGES: Readonly<Record<SpokenLanguage, PolicyPhrases>> = { en, fr, es, de }

/** What the operator does not allow, in the words nearest to a locale (BCP 47); English when nothing fits. */
export const policyPhrasesFor = (locale?: string): PolicyPhrases => LANGUAGES[nearest(locale)]
