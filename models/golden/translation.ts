import type { GoldenExample } from '../../src/contract/golden.ts'
import type { Model } from '../../src/contract/model.ts'

/** What chats are full of; each must come back exactly once. */
const SPANS = ['<@U024BE7LH>', 'https://example.org/a?b=c', '`npm ci`', '4711']
const [MENTION, LINK, CODE, NUMBER] = SPANS as [string, string, string, string]

/** Plain sentences, and one with all the spans, by the language they are in. */
const TEXTS: Record<string, string[]> = {
  en: [
    'Good morning, thank you very much for your help with the server.',
    'The meeting begins tomorrow, and we will talk about the new version.',
    `Hello ${MENTION}, please read ${LINK} and run ${CODE} again. The number of the ticket is ${NUMBER}.`,
  ],
  fr: [
    'Bonjour, merci beaucoup pour votre aide avec le serveur.',
    `Bonjour ${MENTION}, merci de lire ${LINK} et de lancer ${CODE} encore une fois. Le numéro du billet est ${NUMBER}.`,
  ],
  es: [
    'Buenos días, muchas gracias por su ayuda con el servidor.',
    `Hola ${MENTION}, por favor lee ${LINK} y ejecuta ${CODE} otra vez. El número del caso es ${NUMBER}.`,
  ],
  de: [
    'Guten Morgen, vielen Dank für Ihre Hilfe mit dem Server.',
    `Hallo ${MENTION}, bitte lies ${LINK} und starte ${CODE} noch einmal. Die Nummer des Tickets ist ${NUMBER}.`,
  ],
  it: [
    'Buongiorno, grazie mille per il vostro aiuto con il server.',
    `Ciao ${MENTION}, per favore leggi ${LINK} ed esegui ${CODE} ancora una volta. Il numero del caso è ${NUMBER}.`,
  ],
}
/** Models of a hundred languages are tried in the languages that the detection tells apart well. */
const TARGETS = ['en', 'fr', 'es', 'de', 'it', 'pt', 'nl', 'ru']

/** Into each of its languages from English, and from each into English; between others only where there is no English. */
export function translationExamples({ from, to }: Model['languages']): GoldenExample[] {
  const sources = Object.keys(TEXTS).filter((language) => from.includes(language))
  const targets = TARGETS.filter((language) => to.includes(language))
  const pairs = sources.flatMap((source) => targets.map((target) => [source, target] as const))
  const throughEnglish = pairs.filter((pair) => pair.includes('en'))
  return (throughEnglish.length > 0 ? throughEnglish : pairs)
    .filter(([source, target]) => source !== target)
    .flatMap(([source, target]) => TEXTS[source]!.map((text) => exampleOf(text, source, target)))
}

function exampleOf(text: string, from: string, to: string): GoldenExample {
  const spans = SPANS.filter((span) => text.includes(span))
  return {
    ...{ task: 'translate', input: { text }, options: { from, to } },
    expected: { kind: 'translation', language: to, spans },
  }
}
