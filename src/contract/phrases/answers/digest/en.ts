import { counting } from '../counting.ts'

const { number, count } = counting('en')

/** What digests say. */
export const digest = {
  title: (since: string, until: string) => `What mattered from ${since} to ${until}`,
  points: 'What matters',
  questions: 'Questions without an answer',
  mood: (level: string) => `Mood: ${level}`,
  counts: (messages: number, used: number) =>
    `${count(messages, 'message', 'messages')}, ${number(used)} used`,
  optedOut: (people: number) => `left out ${count(people, 'person', 'people')} who asked not to be analysed`,
  incomplete: 'not everything could be read: older messages, or replies in threads, may be missing',
  switchedOn: 'Parley sums up this channel from now on',
  switchedOnHow: (days: string, at: string, timeZone: string) =>
    `It does so at ${at} (${timeZone}), on ${days}: it reads what was written since the last time, and keeps no text. Who asks not to be analysed (in their settings of Parley) is left out.`,
  goesTo: 'Goes to',
  persons: (persons: number) => `${count(persons, 'person', 'people')}, directly`,
  switchedOff: 'Parley no longer sums up this channel',
}
export type DigestPhrases = typeof digest
