import { expect, test } from 'vitest'
import { languageCode, languageName } from '../../src/text/languages.ts'

test.each([
  ['German', 'de'],
  ['Deutsch', 'de'],
  ['de', 'de'],
  ['de-AT', 'de'],
  ['GERMAN', 'de'],
  ['allemand', 'de'],
  ['ドイツ語', 'de'],
  ['pt-BR', 'pt'],
  ['pt_BR', 'pt'],
  ['brazilian portuguese', 'pt'],
  ['Portuguese (Brazil)', 'pt'],
  ['français', 'fr'],
  ['frances', 'fr'],
  ['日本語', 'ja'],
  [' Chinese (Simplified) ', 'zh'],
  ['zh-Hant-TW', 'zh'],
  ['xx', undefined],
  ['', undefined],
  ['klingon', undefined],
  ['it is raining', undefined],
])('languageCode(%j) is %s', (name, code) => expect(languageCode(name)).toBe(code))

test('languageName speaks the reader’s language and never throws', () => {
  expect(languageName('de')).toBe('German')
  expect(languageName('de', 'fr')).toBe('allemand')
  expect(languageName('de', 'not a locale')).toBe('de')
  expect(languageName('??')).toBe('??')
})
