import { counting } from '../counting.ts'
import type { TranslatingPhrases } from './en.ts'

const { count } = counting('de')

export const translating: TranslatingPhrases = {
  switchedOn: 'Parley übersetzt ab jetzt in diesem Kanal',
  switchedOnHow: (languages) =>
    `Jede Nachricht in einer dieser Sprachen erscheint in den anderen: ${languages}. Kein Text wird behalten. Wer nicht ausgewertet werden will (in den eigenen Einstellungen von Parley), bleibt außen vor.`,
  onlyForWhoWants: 'Wer das nur für sich will, stellt es in den eigenen Einstellungen von Parley ein.',
  mirror: (language) => `Erscheint auch auf ${language}, mit dem Namen von wem es ist, in`,
  switchedOff: 'Parley übersetzt in diesem Kanal nicht mehr',
  overloaded: 'Gerade ist zu viel zu übersetzen',
  overloadedHow: (minutes) =>
    `Manche Nachrichten bleiben hier ohne Übersetzung: Nach ${count(minutes, 'Minute', 'Minuten')} Warten entfällt sie.`,
}
