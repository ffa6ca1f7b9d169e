import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../src/contract/errors.ts'
import { answersFor } from '../../src/contract/phrases/answers/index.ts'
import { nearest } from '../../src/contract/phrases/nearest.ts'

type Argument = string | number | string[]

/** What each phrase with parameters is given. */
const GIVEN: Record<string, Argument[]> = {
  'sentiment.unsure': ['Qqq'],
  'sentiment.emojiCounted': [4321],
  'sentiment.viaEnglish': ['qqq'],
  'sentiment.unread': ['qqq'],
  'sentiment.notTranslated': ['qqq'],
  'translation.title': ['qqq', 'www'],
  'translation.languageLabel': ['qqq'],
  'translation.already': ['qqq'],
  'translation.leftAsTheyWere': [4321, 98_765],
  'translation.guesses': [['qqq', 'www']],
  'translation.whichOf': [['qqq', 'www'], 'zz'],
  'translation.unsupported': ['qqq', 'www'],
  'translation.targets': ['qqq', ['www', 'xxx']],
  'translation.notRead': ['qqq'],
  'summary.counts': [4321, 98_765, 54_321],
  'summary.leftOut': [4321],
  'summary.lessCertain': ['qqq', ['www', 'xxx']],
  'summary.partsLeftOut': [4321, 98_765],
  ...Object.fromEntries(
    ['usually', 'better', 'worse', 'feels.positive', 'feels.neutral', 'feels.negative'].map((name) => [
      `mood.${name}`,
      ['qqq'],
    ]),
  ),
  'mood.level': [4321],
  'mood.compared': [4321],
  'mood.by': ['qqq'],
  'mood.read': [4321],
  'mood.tooLittleRead': [4321, 98_765],
  'mood.unsureShare': [4321],
  'mood.emojiCounts': [4321, 98_765],
  'mood.hoursOf': ['qqq'],
  'mood.sampled': [4321],
  'mood.fallenTo': [4321, 98_765, 54_321],
  'mood.fallenIn': [4321, 'qqq', 'www'],
  'mood.negativeShare': [4321, 98_765],
  'digest.title': ['qqq', 'www'],
  'digest.mood': ['qqq'],
  'digest.counts': [4321, 98_765],
  'digest.optedOut': [4321],
  'digest.switchedOnHow': ['qqq', 'www', 'xxx'],
  'digest.persons': [4321],
  'translating.switchedOnHow': ['qqq'],
  'translating.mirror': ['qqq'],
  'translating.overloadedHow': [4321],
  'wishes.leftOut': [4321],
  'failure.tooLarge': ['qqq', 4321, 98_765],
  'failure.unknownLanguage': ['"qqq"'],
}

/** The same in English and in the other language, and rightly so. */
const ALIKE = [
  'de: sentiment.labels.neutral',
  'de: translation.guesses',
  'de: translation.languageLabel',
  'de: translation.title',
  'es: translation.languageLabel',
  'es: translation.title',
  'fr: translation.languageLabel',
  'fr: translation.title',
]
/** The task's name is a command: it is not said where it cannot be translated. */
const UNSAID = ['failure.tooLarge: qqq']

const LANGUAGES = ['fr', 'es', 'de'] as const

/** Every phrase by its path, those with parameters as they come out. */
function phrasesOf(language: string): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (node: unknown, path: string[]) => {
    const name = path.join('.')
    if (typeof node === 'function') found.set(name, node(...GIVEN[name]!))
    else if (typeof node === 'string') found.set(name, node)
    else for (const [key, child] of Object.entries(node as object)) walk(child, [...path, key])
  }
  walk(answersFor(language), [])
  return found
}

const shown = (argument: Argument, language: string): string[] => {
  if (typeof argument === 'number') return [new Intl.NumberFormat(language).format(argument)]
  return [argument].flat()
}

const english = phrasesOf('en')

describe.each(LANGUAGES)('the phrases of answers in %s', (language) => {
  const phrases = phrasesOf(language)

  it('are all there, and nothing else is', () => {
    expect([...phrases.keys()].toSorted()).toEqual([...english.keys()].toSorted())
    expect([...phrases].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('are not English', () => {
    const same = [...phrases].filter(
      ([name, text]) => text.toLowerCase() === english.get(name)?.toLowerCase(),
    )
    const expected = ALIKE.filter((line) => line.startsWith(language)).map((line) => line.slice(4))
    expect(same.map(([name]) => name).toSorted()).toEqual(expected)
    const left = [...phrases].filter(([, text]) => /\b(the|of|and|that|with|was|is not|there)\b/i.test(text))
    expect(left).toEqual([])
  })

  it('tell every error', () => {
    expect(Object.keys(answersFor(language).errors).toSorted()).toEqual(Object.keys(ERRORS).toSorted())
  })
})

describe.each(['en', ...LANGUAGES])('parameters in %s', (language) => {
  it.each(Object.entries(GIVEN))('%s says them', (name, given) => {
    const text = phrasesOf(language).get(name)!
    const unsaid = given
      .flatMap((argument) => shown(argument, language))
      .filter((words) => !text.toLowerCase().includes(words.toLowerCase()))
      .map((words) => `${name}: ${words}`)
    expect(unsaid).toEqual(language === 'en' ? [] : UNSAID.filter((line) => line.startsWith(name)))
  })
})

describe('counting', () => {
  it.each([
    ['en', 1, 1, '1 person, 1 message, 1 used'],
    ['en', 2, 1204, '2 people, 1,204 messages, 1,204 used'],
    ['fr', 1, 1, '1 personne, 1 message, 1 utilisé'],
    ['fr', 2, 0, '2 personnes, 0 message, 0 utilisé'],
    ['es', 1, 2, '1 persona, 2 mensajes, 2 utilizados'],
    ['es', 2, 12_040, '2 personas, 12.040 mensajes, 12.040 utilizados'],
    ['de', 1, 1, '1 Person, 1 Nachricht, 1 verwendet'],
    ['de', 2, 1204, '2 Personen, 1.204 Nachrichten, 1.204 verwendet'],
  ])('in %s: %i and %i', (language, people, messages, words) => {
    expect(answersFor(language).summary.counts(people, messages, messages)).toBe(words)
  })
})

describe('the words themselves', () => {
  it('keep the table of errors in English', () => {
    for (const [code, { tell }] of Object.entries(ERRORS)) {
      expect(answersFor('en').errors[code as keyof typeof ERRORS]).toBe(tell)
    }
  })

  it('start names of languages as titles and buttons start', () => {
    expect(answersFor('fr').translation.title('anglais', 'français')).toBe('Anglais → français')
    expect(answersFor('es').translation.guesses(['italiano', 'español'])).toBe('¿Italiano? ¿Español?')
    expect(answersFor('de').translation.languageLabel('Italienisch')).toBe('Italienisch')
  })

  it('have a space that does not break before French marks', () => {
    const broken = [...phrasesOf('fr')].filter(([, text]) => / [;:?!»]|« /.test(text))
    expect(broken).toEqual([])
  })
})

describe('nearest', () => {
  it.each([
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['es-419', 'es'],
    ['de_AT', 'de'],
    ['DE', 'de'],
    ['en-GB', 'en'],
    ['it-IT', 'en'],
    ['def', 'en'],
    ['not a locale', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('%s is answered in %s', (locale, language) => {
    expect(nearest(locale)).toBe(language)
    expect(answersFor(locale).language).toBe(language)
  })
})
