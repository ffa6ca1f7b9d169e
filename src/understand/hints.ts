import { nearest, type SpokenLanguage } from '../contract/phrases/nearest.ts'

/** What was wrong with words. `words` are the person's own. */
export interface Problem {
  kind: 'words' | 'number' | 'time' | 'future' | 'language'
  words: string
}

const HINTS: Record<SpokenLanguage, Record<Problem['kind'], string>> = {
  en: {
    words:
      'I did not understand “$”. Say for example: last 50, since yesterday, since 9:00, #channel, short.',
    number: '“$” is not a number I can work with. Say one from 1 to 100000, for example: last 50.',
    time: 'I do not know when “$” is. Say for example: since 9:00, since Monday, last 2 hours.',
    future: '“$” is not in the past. Say for example: since yesterday, since 9:00.',
    language: '“$” is not a language I know. Say for example: French, français or fr.',
  },
  fr: {
    words:
      'Je n’ai pas compris « $ ». Dites par exemple : 50 derniers, depuis hier, depuis 9:00, #canal, court.',
    number: '« $ » n’est pas un nombre possible. Dites-en un de 1 à 100000, par exemple : les 50 derniers.',
    time: 'Je ne sais pas quand est « $ ». Dites par exemple : depuis 9:00, depuis lundi, 2 dernières heures.',
    future: '« $ » n’est pas passé. Dites par exemple : depuis hier, depuis 9:00.',
    language: '« $ » n’est pas une langue que je connais. Dites par exemple : anglais, English ou en.',
  },
  es: {
    words: 'No he entendido «$». Por ejemplo: últimos 50, desde ayer, desde las 9:00, #canal, corto.',
    number: '«$» no es un número posible. Diga uno de 1 a 100000, por ejemplo: últimos 50.',
    time: 'No sé cuándo es «$». Por ejemplo: desde las 9:00, desde el lunes, últimas 2 horas.',
    future: '«$» aún no ha pasado. Por ejemplo: desde ayer, desde las 9:00.',
    language: '«$» no es un idioma que conozca. Por ejemplo: inglés, English o en.',
  },
  de: {
    words: '„$“ habe ich nicht verstanden. Zum Beispiel: letzte 50, seit gestern, seit 9:00, #kanal, kurz.',
    number: '„$“ ist keine mögliche Zahl. Möglich ist 1 bis 100000, zum Beispiel: letzte 50.',
    time: 'Wann „$“ ist, weiß ich nicht. Zum Beispiel: seit 9:00, seit Montag, letzte 2 Stunden.',
    future: '„$“ ist nicht vergangen. Zum Beispiel: seit gestern, seit 9:00.',
    language: '„$“ ist keine Sprache, die ich kenne. Zum Beispiel: Englisch, English oder en.',
  },
}

/** Characters of the person's own words that a hint repeats. */
const MAXIMUM_QUOTED = 60

/** What to tell a person, in their language. */
export function hintFor({ kind, words }: Problem, locale: string | undefined): string {
  const quoted = words.length > MAXIMUM_QUOTED ? `${words.slice(0, MAXIMUM_QUOTED)}…` : words
  return HINTS[nearest(locale)][kind].replace('$', () => quoted)
}
