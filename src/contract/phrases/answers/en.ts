import { ERRORS, type ErrorCode } from '../../errors.ts'
import type { SpokenLanguage } from '../nearest.ts'
import { counting } from './counting.ts'
import { digest } from './digest/en.ts'
import { mood } from './mood/en.ts'
import { translating } from './translating/en.ts'

const { number, count } = counting('en')

/** Every word that answers say. Names of languages come in the reader's language. */
export const en = {
  language: 'en' as SpokenLanguage,

  sentiment: {
    feels: { positive: 'Feels positive', neutral: 'Feels neutral', negative: 'Feels negative' },
    unsure: (feels: string) => `${feels}, but that is not sure`,
    labels: { positive: 'positive', neutral: 'neutral', negative: 'negative' },
    most: { positive: 'Most positive', negative: 'Most negative' },
    emojiCounted: (emoji: number) => `${number(emoji)} emoji counted`,
    viaEnglish: (language: string) => `via English (from ${language})`,
    unread: (language: string) =>
      `the text looks ${language}, which the models here do not read: do not rely on this`,
    notTranslated: (language: string) =>
      `the text looks ${language}, but its translation failed: do not rely on this`,
    noWords: 'no words to explain: only emoji, links or code',
    strongestSentence: 'the text is long: the words shown are those of its strongest sentence',
    why: 'Why?',
  },

  translation: {
    title: (from: string, to: string) => `${from} → ${to}`,
    languageLabel: (language: string) => language,
    viaEnglish: 'translated via English',
    already: (language: string) => `already in ${language}: returned as it is`,
    leftAsTheyWere: (lost: number, sentences: number) =>
      `${number(lost)} of ${number(sentences)} sentences left as they were: the model fell into a loop`,
    otherLanguage: 'Other language',
    whereTo: 'Say which language to translate to, for example --to fr or "to French".',
    which: 'Which language is this?',
    guesses: (languages: string[]) => `${languages.join('? ')}?`,
    whichOf: (languages: string[], code: string) =>
      `Which language is this: ${languages.join('? ')}? Say it with --from ${code}.`,
    notSure: 'the text is too short or too mixed to be sure',
    unsupported: (from: string, to: string) => `No installed model translates ${from} to ${to}.`,
    targets: (from: string, targets: string[]) => `From ${from} there is ${targets.join(', ')}.`,
    notRead: (language: string) => `${language} is not read.`,
  },

  detection: {
    notSure: 'Not sure which language this is',
    nothing: 'No language to see',
    nothingTells:
      'Nothing here tells one language from another: only emoji, links, code, numbers or words like “ok”.',
  },

  summary: {
    title: 'What matters here',
    nothing: 'Nothing to summarise',
    onlyNoise: 'There are only greetings, joins, bots or one-word replies.',
    counts: (people: number, messages: number, used: number) =>
      `${count(people, 'person', 'people')}, ${count(messages, 'message', 'messages')}, ${number(used)} used`,
    leftOut: (messages: number) => `left out ${number(messages)}: joins, bots and one-word replies`,
    partsLeftOut: (lost: number, parts: number) =>
      `${number(lost)} of ${number(parts)} parts left out: the model fell into a loop`,
    lessCertain: (language: string, trainedOn: string[]) =>
      `the model was trained on ${trainedOn.join(', ')}: points in ${language} are picked with less certainty`,
    shorter: 'Shorter',
    longer: 'Longer',
  },

  mood,

  digest,

  translating,

  wishes: {
    leftOut: (messages: number) =>
      `left out ${count(messages, 'message', 'messages')} of people who asked not to be analysed`,
  },

  failure: {
    title: 'That did not work',
    again: 'Try again',
    tooLarge: (task: string, most: number, came: number) =>
      `${task} takes at most ${number(most)} characters at once; ${number(came)} came.`,
    unknownLanguage: (said: string) =>
      `${said} is not a language Parley knows; say for example French, français or fr.`,
  },

  errors: Object.fromEntries(Object.entries(ERRORS).map(([code, { tell }]) => [code, tell])) as Record<
    ErrorCode,
    string
  >,
}

/** The words of answers in one language. */
export type AnswerPhrases = typeof en
