import { describe, expect, it, test } from 'vitest'
import { detectLanguage } from '../../src/text/language.ts'

describe('detectLanguage is sure of', () => {
  test.each([
    ['La tua password non è corretta', 'it'],
    ['hello handsome', 'en'],
    ['thanks!', 'en'],
    ['HELLO everyoneeee', 'en'],
    ['deploy failed again on main', 'en'],
    ['bonjour à tous', 'fr'],
    ['je ne sais pas', 'fr'],
    ['gracias amigo', 'es'],
    ['no se que hacer', 'es'],
    ['Danke dir', 'de'],
    ['Wie geht es dir?', 'de'],
    ['não sei', 'pt'],
    ['buongiorno a tutti', 'it'],
    ['Ik weet het niet', 'nl'],
    ['Jag vet inte vad det är', 'sv'],
    ['今天的会议改到下午三点', 'zh'],
    ['你好', 'zh'],
    ['我们用 Docker 部署', 'zh'],
    ['そうですね', 'ja'],
    ['安妮を呼んで', 'ja'],
    ['안녕하세요', 'ko'],
    ['Привет, как дела? Спасибо', 'ru'],
    ['ευχαριστώ πολύ', 'el'],
    ['Merci beaucoup <@U1|John Smith> for `the code of this`', 'fr'],
  ])('%s', (text, language) => expect(detectLanguage(text)).toMatchObject({ language, sure: true }))
})

test.each([
  '',
  ' ',
  'ok',
  'lol',
  'hahaha',
  '🎉',
  '<@U1> https://x.com',
  '`let x`',
  'Tom',
  'no',
  '東京大学',
  '123',
])('detectLanguage is not sure of "%s"', (text) => expect(detectLanguage(text).sure).toBe(false))

test.each([
  ['Ciao!', 'it'],
  ['ok', undefined],
  ['lol', undefined],
])('"%s" is never surely something else than %s', (text, language) => {
  const detected = detectLanguage(text)
  expect(detected.sure && detected.language !== language).toBe(false)
})

describe('options', () => {
  it('looks only among the given languages', () => {
    const { candidates } = detectLanguage('por favor', { among: ['pt-BR', 'fr'] })
    expect(candidates.every(({ language }) => ['pt', 'fr'].includes(language))).toBe(true)
  })
  it('leans to the expected language', () => {
    expect(detectLanguage('por favor', { expect: ['pt'] }).language).toBe('pt')
    expect(detectLanguage('por favor', { expect: ['es'] }).language).toBe('es')
  })
})

test('candidates are shares, the likeliest first', () => {
  const { candidates } = detectLanguage('hola')
  const scores = candidates.map(({ score }) => score)
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
  expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1.000001)
})
