/** The languages that Parley itself speaks, ISO 639-1. */
const SPOKEN = ['en', 'fr', 'es', 'de'] as const
export type SpokenLanguage = (typeof SPOKEN)[number]

/** The language to speak to a reader with this locale (BCP 47, or with `_`): theirs when Parley speaks it, else English. */
export function nearest(locale: string | undefined): SpokenLanguage {
  const language = locale?.toLowerCase().split(/[-_]/)[0]
  return SPOKEN.find((one) => one === language) ?? 'en'
}
