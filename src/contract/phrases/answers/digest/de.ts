import { counting } from '../counting.ts'
import type { DigestPhrases } from './en.ts'

const { number, count } = counting('de')

export const digest: DigestPhrases = {
  title: (since, until) => `Das Wichtigste vom ${since} bis ${until}`,
  points: 'Das Wichtigste',
  questions: 'Fragen ohne Antwort',
  mood: (level) => `Stimmung: ${level}`,
  counts: (messages, used) =>
    `${count(messages, 'Nachricht', 'Nachrichten')}, ${number(used)} davon verwendet`,
  optedOut: (people) =>
    `ohne ${count(people, 'Person, die darum gebeten hat', 'Personen, die darum gebeten haben')}, nicht ausgewertet zu werden`,
  incomplete:
    'es konnte nicht alles gelesen werden: Ältere Nachrichten oder Antworten in Threads können fehlen',
  switchedOn: 'Parley fasst diesen Kanal ab jetzt zusammen',
  switchedOnHow: (days, at, timeZone) =>
    `Das geschieht um ${at} (${timeZone}), ${days}: Parley liest alles, das seit dem letzten Mal geschrieben wurde, und behält keinen Text. Wer nicht ausgewertet werden will (in den eigenen Einstellungen von Parley), bleibt außen vor.`,
  goesTo: 'Geht an',
  persons: (persons) => `${count(persons, 'Person', 'Personen')}, direkt`,
  switchedOff: 'Parley fasst diesen Kanal nicht mehr zusammen',
}
