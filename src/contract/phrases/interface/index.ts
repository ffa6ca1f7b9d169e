import { nearest } from '../nearest.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** What the chat adapters say themselves: buttons, help, settings. */
export type InterfacePhrases = typeof en

const LANGUAGES: Record<ReturnType<typeof nearest>, InterfacePhrases> = { en, fr, es, de }

/** The phrases nearest to a locale (BCP 47); English when nothing fits. */
export const interfaceFor = (locale: string | undefined): InterfacePhrases => LANGUAGES[nearest(locale)]
