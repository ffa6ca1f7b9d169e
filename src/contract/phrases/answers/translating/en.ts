import { counting } from '../counting.ts'

const { number } = counting('en')

/** What is said about translations that nobody asked for. */
export const translating = {
  switchedOn: 'Parley translates in this channel from now on',
  switchedOnHow: (languages: string) =>
    `What is written in one of these languages appears in the others: ${languages}. No text is kept. Who asks not to be analysed (in their settings of Parley) is left out.`,
  onlyForWhoWants: 'Who wants that for themselves sets it in their settings of Parley.',
  mirror: (language: string) => `Also appears in ${language}, with its author’s name, in`,
  switchedOff: 'Parley no longer translates in this channel',
  overloaded: 'There is too much to translate right now',
  overloadedHow: (minutes: number) =>
    `Some messages here stay without a translation: what has waited for ${number(minutes)} minutes is let go.`,
}
export type TranslatingPhrases = typeof translating
